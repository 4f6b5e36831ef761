import { tableSteps } from "shared/table_steps.js";
import { openEmbed } from "embed/embed.js";

openEmbed(counties => tableSteps(counties.dataset.arrows ?? ""));
