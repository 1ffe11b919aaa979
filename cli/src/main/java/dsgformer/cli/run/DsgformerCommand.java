package dsgformer.cli.run;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code dsgformer} itself: the options common to all subcommands. */
@Command(
        name = "dsgformer",
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Sharpens blurred photos with DSGformer, a deep sparse gated Transformer.",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Examples:",
            "  dsgformer deblur photo.jpg -o photo_sharp.jpg",
            "  dsgformer deblur holiday/ -o holiday_sharp/",
            "  dsgformer eval --data GoPro/test --layout gopro",
            "",
            "Settings: options that are not typed are taken from the environment",
            "(DSGFORMER_DEBLUR_MAX_MEMORY, or DSGFORMER_MAX_MEMORY for all commands), else",
            "from dsgformer.yaml in the current folder ('max-memory: 2g', for one command",
            "under 'deblur:'). DSGFORMER_JAVA_OPTS=-Xmx8g is for the JVM. 'doctor' lists",
            "what is in force.",
            "",
            "Exit codes:",
            "  0 done                    4 nothing matched         8 the output exists",
            "  1 internal error, disk    5 no usable model         9 unreadable input",
            "  2 usage, configuration    6 out of memory          10 a metric missed",
            "  3 some files failed       7 no such device        130 interrupted"
        })
public final class DsgformerCommand implements Runnable {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and the Java that runs it.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean version;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            fallbackValue = "true", // also if set in the environment
            description = "Print errors only.")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            fallbackValue = "true", // also if set in the environment
            description = "Print more, with stack traces of errors.")
    private boolean verbose;

    @Spec
    private CommandSpec spec;

    private final Console console;

    public DsgformerCommand(Console console) {
        this.console = console;
    }

    /** The process's console with the verbosity of the options. */
    Console console() {
        Verbosity verbosity = verbose ? Verbosity.VERBOSE : quiet ? Verbosity.QUIET : Verbosity.NORMAL;
        return console.withVerbosity(verbosity);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "missing command: to deblur photos, use deblur");
    }
}
