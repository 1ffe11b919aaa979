package dsgformer.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dsgformer.infer.DeblurOptions;
import dsgformer.infer.Deblurrer;
import dsgformer.model.InitialValues;
import dsgformer.network.Model;
import dsgformer.network.Models;
import dsgformer.network.NetworkConfig;
import dsgformer.network.NetworkFamilies;
import dsgformer.picture.Planes;
import dsgformer.random.RandomStream;
import dsgformer.torch.TorchProvider;
import dsgformer.train.config.TrainingConfig;
import dsgformer.train.report.TrainingEvent;
import dsgformer.weights.StateDict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The networks that DSGformer is compared with are trained by the same trainer; here the smallest of each family. */
class PeerTrainingTest {

    private static final int STEPS = 6;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("dsgformer.peers.SmallNetworks#all")
    void aFewStepsRaisePsnrAndAResumedTrainingIsBitIdentical(String network) throws IOException {
        TinyTraining training = TinyTraining.of(folder, 2);
        Map<String, String> overrides = Map.of(
                "network", network,
                "validation.data", "[pairs]",
                "validation.first", "true",
                "validation.every", "0",
                "optimizer.clip", "0.5");
        Psnr psnr = new Psnr();
        StateDict straight;
        NetworkConfig config;
        try (Trainer trainer = new Trainer(training.config("straight", STEPS, overrides), psnr)) {
            assertThat(trainer.run(Optional.empty())).isTrue();
            straight = trainer.weights();
        }
        assertThat(psnr.values).hasSize(2);
        assertThat(psnr.values.get(1)).as("PSNR after %s at first", psnr.values).isGreaterThan(psnr.values.get(0));

        TrainingConfig again = training.config("again", STEPS, overrides);
        config = again.network();
        try (Trainer trainer = new Trainer(again, new Psnr())) {
            trainer.resume(folder.resolve("straight/checkpoints/step-000000003"));
            assertThat(trainer.run(Optional.empty())).isTrue();
            assertThat(trainer.weights()).isEqualTo(straight);
        }

        Model saved = Models.open(folder.resolve("straight/model.safetensors"));
        assertThat(saved.config()).isEqualTo(config);
        try (Deblurrer deblurrer = Deblurrer.of(new TorchProvider().open(saved, "cpu", 1))) {
            Planes restored = deblurrer.deblur(
                    Planes.of(3, 70, 90), DeblurOptions.defaults().withGuard(false));
            for (float value : restored.values()) {
                assertThat(value).isFinite();
            }
        }
    }

    /** Buffers are in the file, but training must not update them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{type: convir, width: 8, blocks: 1, dilations: [1, 1, 1]}; "
                        + "Encoder.0.layers.0.main.1.dynas.0.square_att.bn.running_var",
                "{type: mbtaylorformerv2, dimensions: [8, 16, 16, 32], blocks: [1, 1, 1, 1], paths: [1, 1, 1, 1]}; "
                        + "latent.mhca_blk.MHCA_layers.0.attn.one_M",
                "{type: fftformer, width: 6, blocks: [1, 1, 1], refinement: 1}; reduce_chan_level2.weight"
            })
    void buffersAreUnchangedByTraining(String network, String name) throws IOException {
        TinyTraining training = TinyTraining.of(folder, 2);
        TrainingConfig config = training.config("run", 2, Map.of("network", network, "optimizer.decay", "0.5"));
        try (Trainer trainer = new Trainer(config, new Psnr())) {
            StateDict before = trainer.weights();
            trainer.run(Optional.empty());
            assertThat(trainer.weights().get(name)).isEqualTo(before.get(name));
            assertThat(trainer.weights()).isNotEqualTo(before);
        }
    }

    /** So the untrained network changes its input only little. */
    @Test
    void blocksOfNafnetStartAsTheIdentity() {
        StateDict weights = weights("{\"type\":\"nafnet\",\"width\":4,\"encoder\":[1,0,0,0],\"middle\":0}");
        assertThat(weights.get("encoders.0.0.beta").orElseThrow().values()).containsOnly(0);
        assertThat(weights.get("encoders.0.0.norm1.weight").orElseThrow().values())
                .containsOnly(1);
    }

    /**
     * Uniform in ±1/√27 for a 3 × 3 convolution of 3 channels: a standard deviation of bound/√3, seen in a sample of
     * 1296 to 5 %.
     */
    @Test
    void convolutionsAreInitializedAsInPyTorch() {
        float[] values = weights("{\"type\":\"restormer\"}")
                .get("patch_embed.proj.weight")
                .orElseThrow()
                .values();
        double bound = 1 / Math.sqrt(27);
        double square = 0;
        for (float value : values) {
            assertThat(Math.abs(value)).isLessThanOrEqualTo((float) bound);
            square += value * value;
        }
        assertThat(Math.sqrt(square / values.length)).isCloseTo(bound / Math.sqrt(3), withinPercentage(5));
    }

    private static StateDict weights(String json) {
        return InitialValues.of(NetworkFamilies.fromJson(json), RandomStream.of(1));
    }

    private static final class Psnr implements Consumer<TrainingEvent> {

        private final List<Double> values = new ArrayList<>();

        @Override
        public void accept(TrainingEvent event) {
            if (event instanceof TrainingEvent.Validated validated) {
                values.add(validated.psnr().get("weights"));
            }
        }
    }
}
