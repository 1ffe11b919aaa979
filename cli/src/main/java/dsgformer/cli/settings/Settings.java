package dsgformer.cli.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Values of options that are not typed: a variable of the environment, else {@code dsgformer.yaml} in the working
 * directory, else the option's own default. Of each, a value for one command takes precedence over one for all.
 */
public final class Settings implements IDefaultValueProvider {

    /** Joins several values of an option that has no separator of its own; it occurs in no value. */
    private static final String UNIT_SEPARATOR = "\u001f";

    private final Map<String, String> environment;
    private final SettingsFile file;
    private final Optional<String> problem;
    private final List<String> warnings;

    private Settings(
            Map<String, String> environment, SettingsFile file, Optional<String> problem, List<String> warnings) {
        this.environment = environment;
        this.file = file;
        this.problem = problem;
        this.warnings = warnings;
    }

    /** Settings that set nothing, because they are invalid. */
    public static Settings none(InvalidSettingsException problem) {
        return new Settings(Map.of(), SettingsFile.empty(), Optional.of(problem.getMessage()), List.of());
    }

    /**
     * Reads environment and file, checks them, and makes them defaults of {@code root} and all commands below it.
     *
     * @param everything supplies all commands, for settings that {@code root} does not know, as it may have one command
     *     only
     * @throws InvalidSettingsException if the file is malformed or sets an unknown option
     */
    public static Settings apply(Environment environment, CommandLine root, Supplier<CommandSpec> everything) {
        SettingsFile file = SettingsFile.in(environment.folder());
        List<String> warnings = check(environment.environment(), file, root.getCommandSpec(), everything);
        Settings settings = new Settings(environment.environment(), file, Optional.empty(), warnings);
        settings.prepare(root.getCommandSpec());
        root.setDefaultValueProvider(settings);
        return settings;
    }

    /** The settings of the run that {@code command} belongs to. */
    public static Settings of(CommandSpec command) {
        return (Settings) command.root().defaultValueProvider();
    }

    /** Why the settings could not be used; empty if they could. */
    public Optional<String> problem() {
        return problem;
    }

    /** Warnings about unknown variables of the environment. */
    public List<String> warnings() {
        return warnings;
    }

    /** The setting of an option, if there is one. */
    public Optional<Setting> find(OptionSpec option) {
        if (!OptionPath.isSettable(option)) {
            return Optional.empty();
        }
        List<OptionPath> paths = OptionPath.of(option);
        return paths.stream()
                .map(this::variable)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> paths.stream().map(file::at).flatMap(Optional::stream).findFirst());
    }

    @Override
    public String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return null; // picocli: no default
        }
        String separator = ",".equals(option.splitRegex()) ? "," : UNIT_SEPARATOR;
        return find(option)
                .map(setting -> String.join(separator, setting.values()))
                .orElse(null);
    }

    /** Each setting in effect in the commands below {@code root}, with the names of these commands. */
    public Map<String, List<String>> inForce(CommandSpec root) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        collect(root, found);
        return found;
    }

    private void collect(CommandSpec command, Map<String, List<String>> found) {
        for (OptionSpec option : command.options()) {
            find(option)
                    .ifPresent(setting -> found.computeIfAbsent(describe(option, setting), key -> new ArrayList<>())
                            .add(String.join(" ", OptionPath.commandsTo(command))));
        }
        command.subcommands().values().forEach(below -> collect(below.getCommandSpec(), found));
    }

    private static String describe(OptionSpec option, Setting setting) {
        return option.longestName() + " " + setting.text() + " (" + setting.origin() + ")";
    }

    /** A line for each option of {@code command} that a setting gave its value. */
    public List<String> usedBy(CommandSpec command, CommandLine.ParseResult parsed) {
        List<String> lines = new ArrayList<>();
        for (OptionSpec option : command.options()) {
            if (!parsed.hasMatchedOption(option)) {
                find(option).ifPresent(setting -> lines.add(describe(option, setting)));
            }
        }
        return lines;
    }

    private Optional<Setting> variable(OptionPath path) {
        return Optional.ofNullable(environment.get(path.variable()))
                .filter(value -> !value.isEmpty())
                .map(value -> new Setting(List.of(value), path.variable()));
    }

    private static List<String> check(
            Map<String, String> environment, SettingsFile file, CommandSpec root, Supplier<CommandSpec> everything) {
        KnownOptions here = KnownOptions.of(root);
        List<String> variables = environment.keySet().stream()
                .filter(name -> name.startsWith(OptionPath.PREFIX) && !here.knowsVariable(name))
                .sorted()
                .toList();
        List<OptionPath> paths =
                file.all().keySet().stream().filter(path -> !here.knows(path)).toList();
        if (variables.isEmpty() && paths.isEmpty()) {
            return List.of();
        }
        KnownOptions all = KnownOptions.of(everything.get());
        for (OptionPath path : paths) {
            if (!all.knows(path)) {
                throw new InvalidSettingsException(
                        "reading " + file.all().get(path).origin() + ": " + all.objection(path));
            }
        }
        return variables.stream()
                .filter(name -> !all.knowsVariable(name))
                .map(all::objection)
                .toList();
    }

    /** Adapts the options that picocli could not set by default: flags, and several values without a separator. */
    private void prepare(CommandSpec command) {
        for (OptionSpec option : List.copyOf(command.options())) {
            Optional<Setting> setting = find(option);
            if (setting.isPresent()) {
                prepare(command, option, setting.get());
            }
        }
        command.subcommands().values().forEach(below -> prepare(below.getCommandSpec()));
    }

    private static void prepare(CommandSpec command, OptionSpec option, Setting setting) {
        boolean several = setting.values().size() > 1;
        if (several && !option.isMultiValue()) {
            throw new InvalidSettingsException("reading " + setting.origin() + ": " + option.longestName()
                    + " takes one value, got " + setting.values().size());
        }
        OptionSpec.Builder changed = option.toBuilder();
        if (option.arity().max() == 0 && option.fallbackValue().isEmpty()) {
            changed.fallbackValue("true"); // otherwise picocli inverts the default when a flag is typed
        } else if (several && option.splitRegex().isEmpty()) {
            changed.splitRegex(UNIT_SEPARATOR).splitRegexSynopsisLabel(" ");
        } else {
            return;
        }
        command.remove(option);
        command.addOption(changed.build());
    }
}
