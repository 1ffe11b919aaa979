/**
 * {@code dsgformer doctor}: checks whether photos can be deblurred on this machine, and compares an engine with
 * reference cases. Uses {@code infer}, {@code network}, {@code parity} and {@code photo.file}; of {@code dsgformer.cli}
 * it knows {@code run}, {@code settings} and the list of all commands.
 *
 * <p>Words: a <i>check</i> examines one topic of a <i>machine</i>, which tests replace; a <i>finding</i> is one line of
 * its result with a level and a fix. It changes nothing, and each check works when another fails.
 */
package dsgformer.cli.doctor;
