/**
 * What all commands share: exit codes, failures as messages, the console, signals, tables of text. Uses
 * {@code cli.settings} and the exceptions of the library. {@link dsgformer.cli.run.Failures} is the only place that turns
 * an exception into an exit code.
 *
 * <p>Words: a <i>run</i> is one command line in this process; <i>for people</i> is standard error, <i>results</i> are
 * standard output. It knows no command.
 */
package dsgformer.cli.run;
