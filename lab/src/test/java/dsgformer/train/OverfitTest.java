package dsgformer.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dsgformer.data.CropPair;
import dsgformer.data.DatasetLayout;
import dsgformer.data.ImagePair;
import dsgformer.model.InitialValues;
import dsgformer.nn.Parameters;
import dsgformer.photo.Photo;
import dsgformer.photo.PixelKind;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import dsgformer.random.RandomStream;
import dsgformer.tensor.Device;
import dsgformer.train.config.TrainingConfig;
import dsgformer.train.samples.SampleSources;
import dsgformer.train.step.AdamW;
import dsgformer.train.step.Batch;
import dsgformer.train.step.BatchGradients;
import dsgformer.train.step.LearningRate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether network, gradients and optimizer can overfit one picture; takes minutes, so not part of every build. */
@Tag("slow")
class OverfitTest {

    private static final Path GOPRO = Path.of("../../shared/data/train/GoPro");
    private static final Size CROP = new Size(256, 256);
    private static final int STEPS = 1000;

    @TempDir
    private Path folder;

    @Test
    void aSingleCropIsOverfittedToMoreThan40Decibels() throws IOException {
        assumeTrue(Files.isDirectory(GOPRO), "there are no pairs in " + GOPRO.toAbsolutePath());
        CropPair crop = SampleSources.read(
                        SampleSources.pairs(List.of(GOPRO), DatasetLayout.FLAT).get(0))
                .cut(128, 128, CROP);
        ImagePair pair = new ImagePair("crop", written("blurred", crop.blurred()), written("sharp", crop.sharp()));
        TrainingConfig config = config();
        LearningRate rate = new LearningRate(2e-3, 1e-6, 20, STEPS);
        try (Parameters parameters = Parameters.trainable(InitialValues.of(config.network(), RandomStream.of(1)));
                AdamW optimizer = AdamW.of(config, parameters);
                BatchGradients batch = new BatchGradients(config, parameters, Device.CPU)) {
            for (int step = 0; step < STEPS; step++) {
                batch.run(new Always(crop), Batch.of(step, config.batch(), config.crop()));
                optimizer.clip();
                optimizer.step(step + 1, rate.at(step));
            }
            try (Validation validation = new Validation(config.network(), List.of(pair), 0, Device.CPU)) {
                assertThat(validation
                                .of(parameters.stateDict(), Watches.PATIENT)
                                .orElseThrow()
                                .psnr())
                        .isGreaterThan(40);
            }
        }
    }

    private TrainingConfig config() throws IOException {
        Path file = Files.writeString(folder.resolve("overfit.yaml"), """
                network: {preset: tiny}
                data: {pairs: [unused], batch: 1, crop: 256}
                schedule: {steps: 1}
                optimizer: {decay: 0, clip: 0.1}
                output: {folder: unused}
                """);
        return TrainingConfig.read(file, Map.of());
    }

    private Path written(String name, Planes planes) throws IOException {
        Path file = folder.resolve(name + ".png");
        PhotoFiles.write(
                Photo.of(planes.size(), PixelKind.RGB, (c, y, x) -> Math.round(255 * planes.at(c, y, x))), file);
        return file;
    }
}
