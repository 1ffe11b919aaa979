package dsgformer.cli;

import java.util.Optional;

/**
 * What a run of {@code deblur} uses, as reports state it.
 *
 * @param inference as {@code --inference} spells it
 * @param files how many photos there are
 * @param notice what the engine wants people to know
 */
record RunFacts(String model, String engine, String inference, float strength, int files, Optional<String> notice) {}
