"""Chinese text: dates, numerals, pinyin, equality of names. Text in, values out."""
