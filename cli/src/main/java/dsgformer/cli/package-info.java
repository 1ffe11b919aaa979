/**
 * The program: {@link dsgformer.cli.Main} runs one command line, {@link dsgformer.cli.Commands} finds the subcommands
 * through {@link java.util.ServiceLoader}. Uses {@code cli.run}, {@code cli.options} and {@code cli.settings}; knows no
 * command by name. It prints and exits, which the library never does.
 */
package dsgformer.cli;
