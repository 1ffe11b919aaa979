package dsgformer.train;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dsgformer.io.Folders;
import dsgformer.io.WholeFile;
import dsgformer.network.Model;
import dsgformer.network.ModelException;
import dsgformer.network.Models;
import dsgformer.network.NetworkConfig;
import dsgformer.network.StateDictMismatchException;
import dsgformer.train.config.TrainingConfig;
import dsgformer.weights.InvalidWeightsException;
import dsgformer.weights.Precision;
import dsgformer.weights.StateDict;
import dsgformer.weights.safetensors.Safetensors;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything a training needs to resume with the same result as an uninterrupted run. On disk a folder {@code step-N}
 * with {@code model.safetensors}, {@code optimizer-mean.safetensors}, {@code optimizer-square.safetensors}, with a
 * running average {@code average.safetensors}, and {@code state.json}. Written under a temporary name and moved
 * atomically, so a checkpoint is complete or absent. Random choices are functions of seed and step and need no state.
 *
 * @param weights the parameters
 * @param mean AdamW's m
 * @param square AdamW's v
 * @param average the running average of the parameters
 * @param state the numbers
 */
record Checkpoint(
        NetworkConfig network,
        StateDict weights,
        StateDict mean,
        StateDict square,
        Optional<StateDict> average,
        State state) {

    private static final String PREFIX = "step-";
    private static final String UNFINISHED = ".unfinished-";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /**
     * The numbers of a checkpoint.
     *
     * @param step optimizer steps done
     * @param samples crops seen; null in older checkpoints
     * @param elapsedMillis time spent training
     * @param seed of the training's random choices
     * @param bestPsnr the best mean validation PSNR so far, if there was one
     * @param stale validations since then
     */
    record State(
            @JsonProperty("step") long step,
            @JsonProperty("samples") Long samples,
            @JsonProperty("elapsed_ms") long elapsedMillis,
            @JsonProperty("seed") long seed,
            @JsonProperty("best_psnr") Double bestPsnr,
            @JsonProperty("stale") Integer stale) {

        Duration elapsed() {
            return Duration.ofMillis(elapsedMillis);
        }
    }

    /** Writes this under {@code folder} and removes all but the latest {@code keep} there; gives the new folder. */
    Path write(Path folder, int keep) throws IOException {
        Folders.create(folder);
        String name = PREFIX + String.format(Locale.ROOT, "%09d", state.step());
        Path unfinished = folder.resolve(UNFINISHED + name);
        for (Path leftover : entries(folder, UNFINISHED)) {
            delete(leftover);
        }
        Path target = folder.resolve(name);
        try {
            writeParts(unfinished, name);
        } catch (IOException e) {
            throw unwritten(target, unfinished, e);
        }
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(target, folder.resolve(UNFINISHED + "replaced"), StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        for (Path leftover : entries(folder, UNFINISHED)) {
            delete(leftover);
        }
        List<Path> all = all(folder);
        for (Path old : all.subList(0, Math.max(0, all.size() - keep))) {
            Path leaving = old.resolveSibling(
                    UNFINISHED + old.getFileName()); // a partly deleted checkpoint must not look complete
            Files.move(old, leaving, StandardCopyOption.ATOMIC_MOVE);
            delete(leaving);
        }
        return target;
    }

    private void writeParts(Path unfinished, String name) throws IOException {
        Files.createDirectory(unfinished);
        Models.save(
                unfinished.resolve("model.safetensors"),
                new Model(name, network, weights, Map.of("steps", Long.toString(state.step()))),
                Precision.FLOAT32);
        Safetensors.write(unfinished.resolve("optimizer-mean.safetensors"), mean, Map.of(), Precision.FLOAT32);
        Safetensors.write(unfinished.resolve("optimizer-square.safetensors"), square, Map.of(), Precision.FLOAT32);
        if (average.isPresent()) {
            Safetensors.write(unfinished.resolve("average.safetensors"), average.get(), Map.of(), Precision.FLOAT32);
        }
        byte[] numbers = JSON.writeValueAsBytes(state);
        WholeFile.write(
                unfinished.resolve("state.json"),
                channel -> Channels.newOutputStream(channel).write(numbers));
    }

    /** Deletes the unfinished checkpoint to free its space; the exception names the checkpoint to resume from. */
    private static IOException unwritten(Path target, Path unfinished, IOException failure) throws IOException {
        try {
            delete(unfinished);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        String reason = failure instanceof FileSystemException part && part.getReason() != null
                ? Path.of(part.getFile()).getFileName() + ": " + part.getReason()
                : failure.getMessage();
        String way = latest(target.getParent())
                .map(before -> "; once this is fixed, --resume auto continues from " + before.getFileName())
                .orElse("");
        return (IOException) new FileSystemException(target.toString(), null, reason + way).initCause(failure);
    }

    /**
     * Reads the checkpoint in {@code folder}.
     *
     * @throws ModelException if a part of it is missing or damaged
     */
    static Checkpoint read(Path folder) throws IOException {
        try {
            Model model = Models.open(folder.resolve("model.safetensors"));
            Path average = folder.resolve("average.safetensors");
            return new Checkpoint(
                    model.config(),
                    model.weights(),
                    vector(model, folder.resolve("optimizer-mean.safetensors")),
                    vector(model, folder.resolve("optimizer-square.safetensors")),
                    Files.exists(average) ? Optional.of(vector(model, average)) : Optional.empty(),
                    JSON.readValue(Files.readAllBytes(folder.resolve("state.json")), State.class));
        } catch (NoSuchFileException e) {
            throw damaged(folder, "missing file " + e.getMessage(), e);
        } catch (JsonProcessingException e) {
            throw damaged(folder, "state.json: " + e.getOriginalMessage(), e);
        } catch (InvalidWeightsException | StateDictMismatchException e) {
            throw damaged(folder, e.getMessage(), e);
        }
    }

    /**
     * Reads a checkpoint from which a training of this configuration can resume.
     *
     * @throws ModelException if it is damaged, of another network or of another seed
     */
    static Checkpoint readFor(TrainingConfig config, Path folder) throws IOException {
        Checkpoint checkpoint = read(folder);
        if (!checkpoint.network().equals(config.network())) {
            throw new ModelException("resuming from " + folder + ": it holds another network, "
                    + checkpoint.network().toJson());
        }
        if (checkpoint.state().seed() != config.seed()) {
            throw new ModelException("resuming from " + folder + ": it was trained with seed "
                    + checkpoint.state().seed() + ", the configuration has " + config.seed()
                    + "; resuming would repeat some crops and skip others; set seed to "
                    + checkpoint.state().seed());
        }
        return checkpoint;
    }

    /** A vector in the shape of the model's weights; the constructor of {@link Model} throws on any other shape. */
    private static StateDict vector(Model model, Path file) throws IOException {
        return new Model(file.toString(), model.config(), Safetensors.read(file).weights(), Map.of()).weights();
    }

    private static ModelException damaged(Path folder, String problem, Exception cause) throws IOException {
        Path beside = folder.toAbsolutePath().getParent();
        List<Path> older = beside == null
                ? List.of()
                : all(beside).stream()
                        .filter(p -> p.getFileName().compareTo(folder.getFileName()) < 0)
                        .toList();
        String way = older.isEmpty()
                ? "there is no older checkpoint in its folder; start again without --resume"
                : "resume from the previous one: --resume " + older.get(older.size() - 1);
        return new ModelException("the checkpoint " + folder + " is damaged: " + problem + "; " + way, cause);
    }

    /** The checkpoint of the most steps under {@code folder}, if there is one. */
    static Optional<Path> latest(Path folder) throws IOException {
        List<Path> all = all(folder);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    private static List<Path> all(Path folder) throws IOException {
        return Files.isDirectory(folder) ? entries(folder, PREFIX) : List.of();
    }

    private static List<Path> entries(Path folder, String prefix) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(p -> p.getFileName().toString().startsWith(prefix))
                    .sorted(Comparator.comparing(p -> p.getFileName().toString()))
                    .toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
