/**
 * The command {@code deblur}: options, search, plan, batch or pipe, exit code. It follows the walk through
 * {@code batch}, which reads, deblurs and writes. Uses {@code batch}, {@code infer}, {@code photo} and the packages of
 * {@code cli} that commands share; of other commands it uses nothing.
 *
 * <p>Words: a <i>session</i> is an open network with its settings; a <i>pipe</i> is one photo through standard input or
 * output. It deblurs nothing itself.
 */
package dsgformer.cli.deblur;
