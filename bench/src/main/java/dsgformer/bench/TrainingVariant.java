package dsgformer.bench;

import dsgformer.train.TimedTraining;
import dsgformer.train.config.TrainingConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A way to compute a training's steps.
 *
 * @param name for the table
 * @param settings keys of the training's configuration, and their values
 * @param environment variables of its process that differ from this one's; those with an empty value are not set
 */
record TrainingVariant(String name, Map<String, String> settings, Map<String, String> environment) {

    /** The name of this engine in a worker's arguments. */
    static final String ENGINE = "training";

    private static final String SEPARATOR = "\n";
    private static final Map<String, String> DEFAULT_ALLOCATOR =
            Map.of("MALLOC_ARENA_MAX", "", "MALLOC_MMAP_MAX_", "", "MALLOC_TRIM_THRESHOLD_", "", "MALLOC_TOP_PAD_", "");
    private static final String LITERAL = "literal";
    private static final String WHOLE = "4096";

    /** A plain loop, the default, the default with one optimization less each, and further options. */
    static List<TrainingVariant> all(int processors) {
        String all = Integer.toString(processors);
        Map<String, String> runs = Map.of("workers", all);
        return List.of(
                new TrainingVariant(
                        "plain loop: literal form, whole batch at once, one worker, default allocator",
                        Map.of("compute.form", LITERAL, "compute.together", WHOLE, "workers", "1"),
                        DEFAULT_ALLOCATOR),
                new TrainingVariant("as it runs, a worker for each processor", runs, Map.of()),
                new TrainingVariant("… in the literal form", Map.of("workers", all, "compute.form", LITERAL), Map.of()),
                new TrainingVariant("… with the default allocator", runs, DEFAULT_ALLOCATOR),
                new TrainingVariant(
                        "… a worker's crops all at once", Map.of("workers", all, "compute.together", WHOLE), Map.of()),
                new TrainingVariant("… one worker with all processors", Map.of("workers", "1"), Map.of()),
                new TrainingVariant(
                        "… one worker with all processors, all crops at once",
                        Map.of("workers", "1", "compute.together", WHOLE),
                        Map.of()),
                new TrainingVariant("… in bfloat16", Map.of("workers", all, "compute.precision", "bf16"), Map.of()),
                new TrainingVariant(
                        "… checkpointed", Map.of("workers", all, "compute.checkpointing", "true"), Map.of()));
    }

    /** The file and the settings as one word of a command line. */
    String subject(Path config) {
        StringBuilder word = new StringBuilder(config.toString());
        settings.forEach(
                (key, value) -> word.append(SEPARATOR).append(key).append('=').append(value));
        return word.toString();
    }

    /** In the worker's process: opens what {@link #subject} wrote. */
    static Timed open(String subject) throws IOException {
        List<String> parts = Arrays.asList(subject.split(SEPARATOR, -1));
        Map<String, String> overrides = new LinkedHashMap<>();
        for (String part : parts.subList(1, parts.size())) {
            int equals = part.indexOf('=');
            overrides.put(part.substring(0, equals), part.substring(equals + 1));
        }
        TimedTraining training = new TimedTraining(TrainingConfig.read(Path.of(parts.get(0)), overrides));
        return Timed.of(() -> training.step(), training::close);
    }
}
