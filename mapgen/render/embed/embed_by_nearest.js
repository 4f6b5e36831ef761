import { nearestSteps } from "../shared/nearest_steps.js";
import { openEmbed } from "./embed.js";

openEmbed((_, paths) => nearestSteps(paths));
