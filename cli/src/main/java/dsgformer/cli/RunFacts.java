package dsgformer.cli;

/**
 * What a run of {@code deblur} uses, as reports state it.
 *
 * @param inference as {@code --inference} spells it
 * @param files how many photos there are
 */
record RunFacts(String model, String engine, String inference, float strength, int files) {}
