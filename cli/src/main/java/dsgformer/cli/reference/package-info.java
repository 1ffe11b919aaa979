/**
 * {@code dsgformer manual} and {@code completion}: pages for {@code man} and scripts for bash and zsh, generated from
 * the commands themselves. Of {@code dsgformer.cli} it knows {@code run} and the list of all commands, of the library
 * nothing.
 *
 * <p>Words: a <i>label</i> is what a help text shows for a value ({@code auto|full}, {@code FILE}), a <i>word</i> a
 * part of it that is typed literally. Descriptions stay in the annotations of the commands; there is no second copy
 * here.
 */
package dsgformer.cli.reference;
