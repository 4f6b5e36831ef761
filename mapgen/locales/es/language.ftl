# How the language writes numbers and days, and which numbers take which form of a message.

decimal-sign = ,
group-sign = .
# The first number whose thousands are parted.
grouped-from = 10000
percentage = { $number }{"\u00A0"}%
# CLDR's rules for whole numbers, without the last form, "other": "one: n = 1; few: n % 10 = 2..4 and n % 100 != 12..14".
plural-forms = one: n = 1; many: n != 0 and n % 1000000 = 0
day-in-full = { $day } de { $month } de { $year }
month = { $number ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
}
