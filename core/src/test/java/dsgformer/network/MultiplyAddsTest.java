package dsgformer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dsgformer.network.dsgformer.BlockModel;
import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.network.dsgformer.Preset;
import dsgformer.picture.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MultiplyAddsTest {

    private static final Size CROP = new Size(256, 256);

    /** Counted once more by hand, in billions; conv-only as published tables count, and with attention. */
    @ParameterizedTest
    @CsvSource({"tiny, 3.1, 3.4", "small, 15.6, 17.7", "paper-restormer, 57.5, 66.9"})
    void presetsCostWhatWasCountedForThem(String preset, double convolutions, double total) {
        MultiplyAdds count = Preset.named(preset).orElseThrow().config().work(CROP);
        assertThat(count.convolutions() / 1e9).isCloseTo(convolutions, within(0.05));
        assertThat(count.total() / 1e9).isCloseTo(total, within(0.05));
    }

    @Test
    void thePapersLiteralReadingCostsAboutThreeQuartersOfRestormersWiring() {
        assertThat(Preset.PAPER.config().work(CROP).convolutions() / 1e9).isCloseTo(43, within(0.5));
    }

    /** q, k, v, u: 4c² + 36c weights, proj: c², Q·Kᵀ and scores · V: 2 c · d, at every pixel. */
    @Test
    void aBlockIsItsConvolutionsAndTwoProducts() {
        BlockModel block = BlockModel.fromNames(Preset.SMALL.config(), 4);
        MultiplyAdds count = block.work(new Size(24, 16));
        assertThat(count.convolutions()).isEqualTo(24 * 16 * (5 * 32 * 32 + 36 * 32));
        assertThat(count.attention()).isEqualTo(24 * 16 * 2 * 32 * 8);
    }

    /** The padded picture is larger, the work that was asked for is not. */
    @Test
    void theWorkIsThatOfThePictureNotOfItsPadding() {
        DsgformerConfig config = Preset.TINY.config();
        double frame = config.work(new Size(1280, 720)).total();
        assertThat(frame / config.work(CROP).total()).isCloseTo(1280 * 720 / 65536.0, within(1e-9));
    }
}
