package dsgformer.batch;

import dsgformer.batch.plan.Job;
import dsgformer.batch.plan.JobPlan;
import dsgformer.infer.DeblurOptions;
import dsgformer.infer.Deblurrer;
import dsgformer.infer.InferenceMode;
import dsgformer.io.Sha256;
import dsgformer.photo.Photo;
import dsgformer.photo.PixelKind;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A batch from folder {@code in} to folder {@code out} with a network that is easy to check, and its events. */
record TestBatch(Path in, Path out, DimmingNetwork network, Events events) {

    static final DeblurOptions TILES = DeblurOptions.defaults()
            .withGuard(false)
            .withInference(InferenceMode.TILE)
            .withTilePixels(64)
            .withOverlapPixels(8);

    static TestBatch in(Path folder) throws IOException {
        return new TestBatch(
                Files.createDirectory(folder.resolve("in")),
                Files.createDirectory(folder.resolve("out")),
                new DimmingNetwork(),
                new Events());
    }

    static BatchSettings settings(OnExists rule) {
        return BatchSettings.of(TILES).withOnExists(rule);
    }

    PhotoBatch with(OnExists rule) {
        return with(settings(rule));
    }

    PhotoBatch with(BatchSettings settings) {
        return new PhotoBatch(Deblurrer.of(network), settings);
    }

    BatchSummary run(OnExists rule, List<Job> jobs) throws IOException {
        return with(rule).run(JobPlan.of(jobs), events);
    }

    /** Photos of several sizes, PNG and JPEG alternating. */
    List<Job> photos(int count) throws IOException {
        List<Job> jobs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int seed = i;
            String name = i + (i % 2 == 0 ? ".png" : ".jpg");
            Path file = in.resolve(name);
            PhotoFiles.write(
                    Photo.of(
                            new Size(100 + 13 * i, 90),
                            PixelKind.RGB,
                            (c, y, x) -> (x * 5 + y * 3 + c * 40 + seed) % 256),
                    file);
            jobs.add(new Job(file, out.resolve(name)));
        }
        return jobs;
    }

    /** The digest of each file in the folder, by name. */
    static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(file.getFileName().toString(), Sha256.of(file));
            }
        }
        return contents;
    }
}
