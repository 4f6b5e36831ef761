# How the language writes numbers and days, and which numbers take which form of a message.

decimal-sign = .
group-sign = ,
# The first number whose thousands are parted.
grouped-from = 1000
percentage = { $number }%
# CLDR's rules for whole numbers, without the last form, "other": "one: n = 1; few: n % 10 = 2..4 and n % 100 != 12..14".
plural-forms = one: n = 1
day-in-full = { $month } { $day }, { $year }
month = { $number ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
