package dsgformer.cli.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dsgformer.cli.Commands;
import dsgformer.cli.run.Console;
import dsgformer.cli.run.Verbosity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The manual and the completions have every command and option. */
class ReferenceTest {

    @TempDir
    private Path folder;

    @Test
    void everyOptionOfEveryHelpIsInTheManual() {
        for (CommandSpec command : all()) {
            String page = ManPage.of(command).replace("\\-", "-");
            String help = command.commandLine().getUsageMessage();
            for (OptionSpec option : command.options()) {
                assertThat(List.of(option.names())).allSatisfy(name -> {
                    assertThat(page).as(command.qualifiedName()).contains("\\fB" + name + "\\fR");
                    assertThat(help).as(command.qualifiedName()).contains(name);
                });
                assertThat(page).contains(HelpText.of(option).replaceFirst("^[.']", "\\\\&$0"));
            }
            command.positionalParameters()
                    .forEach(parameter -> assertThat(page).contains("\\fI" + parameter.paramLabel() + "\\fR"));
            assertThat(page).doesNotContain("${", "%n");
        }
    }

    /** A line that the terminal wraps cannot be copied, and man does not wrap these lines. */
    @Test
    void notesAndExamplesFitEightyColumns() {
        for (CommandSpec command : all()) {
            assertThat(command.usageMessage().footer())
                    .allSatisfy(
                            line -> assertThat(line).as(command.qualifiedName()).hasSizeLessThanOrEqualTo(80));
        }
    }

    @Test
    void theManualShowsDefaults() {
        assertThat(page("dsgformer deblur")).contains("(default: auto)", "(default: skip)");
    }

    @Test
    void theManualIsValidRoff() throws Exception {
        needs("man");
        for (CommandSpec command : all()) {
            Path page = Files.writeString(folder.resolve("page.1"), ManPage.of(command));
            Shown shown = run(List.of("man", "--warnings=w", "-l", page.toString()));
            assertThat(shown.exitCode()).as(shown.text()).isZero();
            assertThat(shown.text())
                    .contains("SYNOPSIS")
                    .doesNotContain("warning")
                    .doesNotContain("\\f");
        }
    }

    @Test
    void bashCompletesEveryOptionAndTheWordsThatTheyTake() throws Exception {
        needs("bash");
        Path script = Files.writeString(folder.resolve("completion.bash"), BashCompletion.of(line()));
        assertThat(run(List.of("bash", "-n", script.toString())).text()).isEmpty();
        StringBuilder program = new StringBuilder(". '" + script + "'\n");
        program.append("complete_words() { COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); COMPREPLY=()\n");
        program.append(
                "  COMP_LINE=\"$*\"; COMP_POINT=${#COMP_LINE}; _complete_dsgformer; echo \"=> ${COMPREPLY[*]}\"; }\n");
        List<CommandSpec> commands = all();
        commands.forEach(command -> program.append("complete_words ")
                .append(command.qualifiedName())
                .append(" -\n"));
        program.append(
                "complete_words dsgformer deblur --inference ''\ncomplete_words dsgformer deblur --on-exists o\n");
        program.append("complete_words dsgformer mod\n");
        Path caller = Files.writeString(folder.resolve("caller.bash"), program.toString());
        List<String> answers = run(List.of("bash", caller.toString()))
                .text()
                .lines()
                .filter(line -> line.startsWith("=> "))
                .map(line -> line.substring(3))
                .toList();
        assertThat(answers).hasSize(commands.size() + 3);
        for (int i = 0; i < commands.size(); i++) {
            List<String> offered = List.of(answers.get(i).split(" "));
            for (OptionSpec option : commands.get(i).options()) {
                assertThat(offered).as(commands.get(i).qualifiedName()).contains(option.names());
            }
        }
        assertThat(answers.get(commands.size())).isEqualTo("auto full tile tlc");
        assertThat(answers.get(commands.size() + 1)).isEqualTo("overwrite");
        assertThat(answers.get(commands.size() + 2)).isEqualTo("model");
    }

    @Test
    void zshKnowsEveryOptionOfEveryCommand() throws Exception {
        String script = ZshCompletion.of(line().getCommandSpec());
        for (CommandSpec command : all()) {
            String function = "\n_" + command.qualifiedName("_").replace('-', '_') + "() {";
            int start = script.indexOf(function);
            assertThat(start).as(function).isNotNegative();
            String body = script.substring(start, script.indexOf("\n}\n", start));
            for (OptionSpec option : command.options()) {
                for (String name : option.names()) {
                    assertThat(body).containsPattern("\\Q)" + name + "\\E[=+]?\\[|\\Q*" + name + "\\E[=+]?\\[");
                }
            }
        }
        needs("zsh");
        Path file = Files.writeString(folder.resolve("_dsgformer"), script);
        assertThat(run(List.of("zsh", "-n", file.toString())).text()).isEmpty();
    }

    /** Types into an interactive zsh behind a pseudo-terminal, and presses tab. */
    @Test
    void zshCompletesTypedPrefixes() throws Exception {
        needs("zsh");
        Path functions = Files.createDirectories(folder.resolve("functions"));
        Files.writeString(functions.resolve("_dsgformer"), ZshCompletion.of(line().getCommandSpec()));
        Path program = Files.writeString(folder.resolve("type.zsh"), """
                zmodload zsh/zpty
                zpty typist zsh -f -i
                zpty -w typist "PS1=; TERM=dumb; fpath=($1 \\$fpath); autoload -Uz compinit; compinit -u -D"
                zpty -w typist "zstyle ':completion:*' list-colors ''; LISTMAX=999; stty columns 200; echo READY"
                zpty -r typist answer '*READY*READY*'
                zpty -w -n typist $'dsgformer deblur --infer\\tti\\t--streng\\t'
                zpty -r -m typist answer '*--strength*'
                print -r -- "$answer"
                """);
        Shown shown = run(List.of("timeout", "20", "zsh", "-f", program.toString(), functions.toString()));
        assertThat(shown.text()).as("exit %d", shown.exitCode()).contains("--inference", "tile", "--strength");
    }

    private static CommandLine line() {
        return Commands.all(new Console(
                new ByteArrayInputStream(new byte[0]),
                new ByteArrayOutputStream(),
                new ByteArrayOutputStream(),
                false,
                Verbosity.NORMAL));
    }

    private static String page(String name) {
        return all().stream()
                .filter(command -> command.qualifiedName().equals(name))
                .map(ManPage::of)
                .findFirst()
                .orElseThrow();
    }

    private static List<CommandSpec> all() {
        List<CommandSpec> commands = new ArrayList<>();
        collect(line().getCommandSpec(), commands);
        return commands;
    }

    private static void collect(CommandSpec command, List<CommandSpec> commands) {
        commands.add(command);
        ManPage.below(command).forEach(below -> collect(below, commands));
    }

    private static void needs(String program) {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, program))),
                "skipped: there is no " + program + " here");
    }

    private record Shown(int exitCode, String text) {}

    private static Shown run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().putAll(Map.of("LC_ALL", "C.UTF-8", "MANWIDTH", "100", "MANPAGER", "cat"));
        Process running = process.start();
        running.getOutputStream().close();
        String text = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Shown(running.waitFor(), text);
    }
}
