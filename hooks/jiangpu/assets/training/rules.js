/* Names for the tables that Python declares (hooks/jiangpu/training/script_rules.py). */

const REVIEW = RULES.review;
const CODE = RULES.code;
