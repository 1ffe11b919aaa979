package dsgformer.server;

import dsgformer.cli.options.DataSizeConverter;
import dsgformer.cli.options.Options;
import dsgformer.cli.run.CommandException;
import dsgformer.cli.run.Console;
import dsgformer.cli.run.ExitCode;
import dsgformer.cli.run.Subcommand;
import dsgformer.cli.run.TerminationRequest;
import dsgformer.infer.DataSize;
import dsgformer.photo.ReadLimits;
import dsgformer.server.photos.ModelShelf;
import dsgformer.server.security.ApiKey;
import dsgformer.server.security.ApiKeys;
import dsgformer.server.security.InvalidKeysException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dsgformer serve}: a page to drop photos on, and an interface for programs. */
@Command(
        name = "serve",
        sortOptions = false,
        description = "Serves a page to drop photos on, and an HTTP interface for programs.",
        footer = {
            "",
            "Examples:",
            "  dsgformer serve --open                       opens the page in a browser",
            "  dsgformer serve --new-key upload-form        prints a key and its line for FILE",
            "  dsgformer serve --host 0.0.0.0 --api-keys FILE --allow-host photos.example.org",
            "",
            "The interface is described at /docs of the server."
        })
public final class ServeCommand implements Subcommand {

    private static final int MOST_PORT = 65_535;
    private static final int MOST_WORKERS = 64;
    private static final int MOST_QUEUE = 100_000;
    private static final int MOST_MEGABYTES = 1023;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "The address to listen on; one that others can reach needs --api-keys or --insecure"
                    + " (default: ${DEFAULT-VALUE}).")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "The port to listen on; 0 takes a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--open", description = "Open the page in a browser.")
    private boolean open;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "The folder for photos and results (default: dsgformer/serve in the user's state folder).")
    private Path dataFolder;

    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "2",
            description = "Photos that are worked on at the same time, as far as memory allows"
                    + " (default: ${DEFAULT-VALUE}).")
    private int workers;

    @Option(
            names = "--queue",
            paramLabel = "N",
            defaultValue = "256",
            description = "Photos that may wait; more are refused until there is room (default: ${DEFAULT-VALUE}).")
    private int queue;

    @Option(
            names = "--max-mb",
            paramLabel = "N",
            defaultValue = "200",
            description = "Most megabytes of the photos of one request (default: ${DEFAULT-VALUE}).")
    private int maxMegabytes;

    @Option(
            names = "--max-pixels",
            paramLabel = "N",
            defaultValue = "100000000",
            description = "Refuse photos of more pixels (default: ${DEFAULT-VALUE}).")
    private long maxPixels;

    @Option(
            names = "--max-memory",
            paramLabel = "SIZE",
            converter = DataSizeConverter.class,
            description = "Memory limit for the whole process, such as 512m or 2g; tiles become smaller if needed.")
    private DataSize maxMemory;

    @Option(
            names = "--max-disk",
            paramLabel = "SIZE",
            converter = DataSizeConverter.class,
            defaultValue = "10g",
            description = "Most space for photos and results on the disk (default: ${DEFAULT-VALUE}).")
    private DataSize maxDisk;

    @Option(
            names = "--ttl",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            defaultValue = "24h",
            description = "How long results are kept, such as 30m, 24h or 7d (default: ${DEFAULT-VALUE}).")
    private Duration ttl;

    @Option(
            names = {"-n", "--model"},
            paramLabel = "NAME|FILE",
            split = ",",
            description = "Models that may be asked for, the default first (default: the bundled models).")
    private List<String> models = List.of();

    @Option(
            names = {"-j", "--threads"},
            paramLabel = "N",
            description = "Number of threads of the network (default: all processors).")
    private Integer threads;

    @Option(
            names = "--engine",
            paramLabel = "auto|vector|torch",
            defaultValue = "auto",
            description = "What runs the network (default: ${DEFAULT-VALUE}).")
    private String engine;

    @Option(
            names = "--api-keys",
            paramLabel = "FILE",
            description = "Answer only clients with a key of this file; --new-key prints its lines.")
    private Path apiKeys;

    @Option(names = "--insecure", description = "Listen on an address that others can reach without asking for keys.")
    private boolean insecure;

    @Option(
            names = "--allow-host",
            paramLabel = "NAME",
            split = ",",
            description = "Answer for this host name too, such as that of a proxy before the server.")
    private List<String> allowedHosts = List.of();

    @Option(names = "--new-key", paramLabel = "NAME", description = "Print a new API key and the line for it, and end.")
    private String newKey;

    @Spec
    private CommandSpec spec;

    @Override
    public ExitCode run() throws IOException, InterruptedException {
        Console console = Console.of(spec);
        if (newKey != null) {
            return printKey(console);
        }
        ServerSettings settings = settings();
        CountDownLatch asked = new CountDownLatch(1);
        try (TerminationRequest termination = TerminationRequest.calls(asked::countDown);
                DeblurServer server = DeblurServer.start(settings)) {
            console.outWriter().println("dsgformer serves at " + server.address() + " (Ctrl-C ends it)");
            if (open && !Browser.open(server.address())) {
                console.warn("found no program to open the page with; open " + server.address());
            }
            asked.await();
            console.say("finishing the photos that are being restored ...");
            server.drain();
            termination.completed();
        }
        return ExitCode.OK;
    }

    private ExitCode printKey(Console console) {
        if (!newKey.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new ParameterException(
                    spec.commandLine(), "--new-key: a name has up to 64 letters, digits, dots, dashes or underscores");
        }
        String key = ApiKey.random();
        console.outWriter().println("key, for the client only: " + key);
        console.outWriter().println("line for --api-keys FILE: " + ApiKey.line(newKey, key));
        return ExitCode.OK;
    }

    private ServerSettings settings() throws IOException {
        requireWithin("--port", port, 0, MOST_PORT);
        requireWithin("--workers", workers, 1, MOST_WORKERS);
        requireWithin("--queue", queue, 1, MOST_QUEUE);
        requireWithin("--max-mb", maxMegabytes, 1, MOST_MEGABYTES);
        if (threads != null) {
            Options.requireAtLeast(spec, "--threads", threads, 1);
        }
        if (ttl.isZero()) {
            throw new ParameterException(spec.commandLine(), "--ttl must be at least a second");
        }
        Optional<ApiKeys> keys = keys();
        requireSafe(keys.isPresent());
        int count = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        return new ServerSettings(
                host,
                port,
                dataFolder == null ? StateFolder.ofUser() : dataFolder,
                workers,
                queue,
                (long) maxMegabytes << 20,
                limits(),
                maxDisk.bytes(),
                ttl,
                models,
                new ModelShelf.Engine(engine, Optional.ofNullable(maxMemory), count),
                keys,
                allowedHosts);
    }

    private Optional<ApiKeys> keys() throws IOException {
        try {
            return apiKeys == null ? Optional.empty() : Optional.of(ApiKeys.read(apiKeys));
        } catch (InvalidKeysException e) {
            throw new CommandException(ExitCode.USAGE, "--api-keys: " + e.getMessage(), e);
        }
    }

    private ReadLimits limits() {
        try {
            return new ReadLimits(maxPixels, maxMegabytes << 20, false);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--max-pixels: " + e.getMessage(), e);
        }
    }

    /** Whoever reaches the server can use it, so others may reach it only if it asks for a key. */
    private void requireSafe(boolean keyed) {
        try {
            if (keyed || insecure || InetAddress.getByName(host).isLoopbackAddress()) {
                return;
            }
        } catch (UnknownHostException e) {
            throw new CommandException(ExitCode.USAGE, "--host: there is no address " + host, e);
        }
        throw new CommandException(
                ExitCode.USAGE,
                "--host " + host + " can be reached by others: add --api-keys FILE, so that only clients with a key"
                        + " are answered, or --insecure");
    }

    private void requireWithin(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    spec.commandLine(), option + " must be from " + least + " to " + most + ", got " + value);
        }
    }
}
