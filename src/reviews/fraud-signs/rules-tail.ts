/** Threshold of every fraud sign: how improbable is improbable enough. */

/**
 * A fixed small tail, one in a thousand for each kind and window-week. Not a rate over the week's alarms (Benjamini and
 * Hochberg, J. R. Statist. Soc. B 57 (1995) 289–300): then a window's fraud sign would hang on what others did that week, change
 * when another window is counted anew, and could be explained to nobody. At 2,654 windows and five kinds that is at most
 * thirteen fraud signs a week by chance, and far fewer in fact, since each tail is a bound; a person can look at each.
 */
export const ALARM = 1 / 1_000;

/** Fewest reviews under a fraud sign: fewer could be guessed by those who were there, and change no figure. */
export const LEAST_UNDER_FRAUD_SIGN = 5;
