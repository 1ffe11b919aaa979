/**
 * {@code dsgformer data}: makes pairs for training from photos and films, checks them, and prints their statistics.
 * Uses {@code data} and {@code photo.file}; of {@code dsgformer.cli} it knows {@code run} and {@code options} only, no
 * other command.
 *
 * <p>Words: a <i>pair</i> is a blurred and a sharp picture of one scene, a <i>recipe</i> what synthetic blur consists
 * of, a <i>contact sheet</i> one picture of the first pairs. Blur, averaging and checks are computed by
 * {@code dsgformer.data}.
 */
package dsgformer.cli.data;
