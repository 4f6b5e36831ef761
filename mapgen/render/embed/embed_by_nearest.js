import { nearestSteps } from "shared/nearest_steps.js";
import { openEmbed } from "embed/embed.js";

openEmbed((_, paths) => nearestSteps(paths));
