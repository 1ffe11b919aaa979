package dsgformer.cli.model;

import dsgformer.cli.run.CommandException;
import dsgformer.cli.run.Console;
import dsgformer.cli.run.ExitCode;
import dsgformer.cli.run.HumanNumbers;
import dsgformer.cli.run.Subcommand;
import dsgformer.weights.published.Catalog;
import dsgformer.weights.published.Fetch;
import dsgformer.weights.published.PublishedWeights;
import dsgformer.weights.published.WeightsCache;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dsgformer model pull}: fetches published weights into the user's cache. */
@Command(
        name = "pull",
        sortOptions = false,
        description = "Fetches published weights, so that -n NAME finds them.",
        footer = {
            "",
            "'model list --remote' lists the names. A checksum is compared before the file",
            "gets its name; where none is known, that of the first fetch is kept for later",
            "ones. An interrupted fetch goes on where it was. Proxies are taken from",
            "https_proxy, http_proxy, all_proxy and no_proxy.",
            "",
            "Examples:",
            "  dsgformer model pull nafnet-64-gopro",
            "  dsgformer model pull https://example.org/mine.pth --sha256 9f86d0..."
        })
final class ModelPullCommand implements Subcommand {

    @Parameters(paramLabel = "NAME|URL", description = "A name of the list, or the address of a file.")
    private String what;

    @Option(names = "--sha256", paramLabel = "HEX", description = "The checksum that the file must have.")
    private String sha256;

    @Option(
            names = "--offline",
            description = "Open no connection: check the checksum of what was fetched, or say that it is missing.")
    private boolean offline;

    @Spec
    private CommandSpec spec;

    @Override
    public ExitCode run() throws IOException {
        Console console = Console.of(spec);
        WeightsCache cache = WeightsCache.ofUser();
        PublishedWeights weights = weights(cache);
        console.say(weights.file()
                + weights.bytes().stream()
                        .mapToObj(b -> ", " + HumanNumbers.megabytes(b))
                        .findFirst()
                        .orElse("") + ", licence: " + weights.licence() + "; " + weights.source());
        if (weights.addresses().stream().anyMatch(each -> "http".equals(each.getScheme()))
                && weights.sha256().isEmpty()) {
            console.warn(
                    "the connection is not encrypted, and no checksum was given: anyone between may change the file");
        }
        WeightsCache.Fetched fetched =
                offline ? present(cache, weights) : new Fetch(cache).run(weights, new Progress(console));
        console.outWriter().println(fetched.file());
        console.outWriter().flush();
        console.say("SHA-256 " + fetched.sha256() + "; use it with -n " + fetched.name());
        return ExitCode.OK;
    }

    private static WeightsCache.Fetched present(WeightsCache cache, PublishedWeights weights) throws IOException {
        WeightsCache.Fetched fetched = cache.find(weights.name())
                .orElseThrow(() -> new CommandException(
                        ExitCode.MODEL, weights.name() + " was not fetched yet, and --offline forbids to fetch it"));
        String expected = weights.sha256().orElse(fetched.sha256());
        if (!fetched.sha256().equals(expected) || !fetched.isIntact()) {
            throw new CommandException(
                    ExitCode.MODEL,
                    fetched.file() + " does not have the checksum " + expected
                            + "; it was changed or is damaged: fetch it again without --offline");
        }
        return fetched;
    }

    private PublishedWeights weights(WeightsCache cache) throws IOException {
        Optional<String> checksum = Optional.ofNullable(sha256).map(this::checked);
        Catalog catalog = Catalog.bundled();
        if (what.matches("(?i)https?://.*")) {
            return ofAddress(cache, checksum);
        }
        PublishedWeights known = catalog.find(what)
                .orElseThrow(() -> new CommandException(
                        ExitCode.USAGE,
                        "there are no published weights called '" + what + "'; known are "
                                + String.join(", ", catalog.names()) + ", or give an address"));
        if (checksum.isPresent() && known.sha256().isPresent() && !checksum.equals(known.sha256())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--sha256 is not that of " + what + ", " + known.sha256().get());
        }
        return known.withChecksum(checksum);
    }

    private String checked(String hex) {
        String lower = hex.toLowerCase(Locale.ROOT);
        if (!lower.matches("[0-9a-f]{64}")) {
            throw new ParameterException(spec.commandLine(), "--sha256 must be 64 hexadecimal digits, got " + hex);
        }
        return lower;
    }

    private PublishedWeights ofAddress(WeightsCache cache, Optional<String> checksum) throws IOException {
        PublishedWeights weights;
        try {
            weights = PublishedWeights.at(new URI(what), checksum);
        } catch (URISyntaxException e) {
            throw new CommandException(ExitCode.USAGE, "'" + what + "' is no address: " + e.getReason(), e);
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.USAGE, e.getMessage() + "; give the address of the file itself");
        }
        if (Catalog.bundled().find(weights.name()).isPresent()) {
            throw new CommandException(
                    ExitCode.USAGE,
                    weights.name() + " is the name of published weights: 'dsgformer model pull " + weights.name()
                            + "'");
        }
        Optional<WeightsCache.Fetched> other =
                cache.find(weights.name()).filter(each -> !each.from().equals(what));
        if (other.isPresent()) {
            throw new CommandException(
                    ExitCode.OUTPUT_EXISTS,
                    weights.name() + " is already the name of weights from "
                            + other.get().from() + "; delete " + other.get().file()
                            + " first, or fetch this file with a browser and name it with -n");
        }
        return weights;
    }

    /** Prints a line every few seconds. */
    private static final class Progress implements Fetch.Progress {

        private static final long EVERY_NANOS = 3_000_000_000L;

        private final Console console;
        private final long begin = System.nanoTime();
        private long reported = begin;
        private long first = -1;

        private Progress(Console console) {
            this.console = console;
        }

        @Override
        public void received(long bytes, OptionalLong total) {
            first = first < 0 ? bytes : first;
            long now = System.nanoTime();
            if (now - reported < EVERY_NANOS) {
                return;
            }
            reported = now;
            double rate = (bytes - first) / ((now - begin) / 1e9);
            String left = total.isEmpty() || rate <= 0
                    ? ""
                    : String.format(
                            Locale.ROOT,
                            " of %s, %.0f s left",
                            HumanNumbers.megabytes(total.getAsLong()),
                            (total.getAsLong() - bytes) / rate);
            console.say(HumanNumbers.megabytes(bytes) + left);
        }

        @Override
        public void failed(String reason) {
            console.warn(reason);
        }
    }
}
