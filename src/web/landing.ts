// The public page works without this file: it only saves reloads, keeps the typed text through a lost connection and counts sums.
import { enhanceApplication } from "./landing/application.ts";
import { enhanceComparison } from "./landing/comparison.ts";
import { enhanceQuiz } from "./landing/quiz.ts";

enhanceApplication();
enhanceQuiz();
enhanceComparison();
