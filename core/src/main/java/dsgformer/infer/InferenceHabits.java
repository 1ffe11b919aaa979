package dsgformer.infer;

import dsgformer.network.Model;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The tiles, the mode and the windows in which a model should run, as far as its file names them.
 *
 * @param tilePixels the side of the tiles in which it measured best
 * @param mode the mode in which it measured best
 * @param tlcPixels the side of the windows of {@link InferenceMode#TLC}
 */
record InferenceHabits(OptionalInt tilePixels, Optional<InferenceMode> mode, int tlcPixels) {

    /** The paper of TLC takes 1.5 times the side of training crops of 256. */
    static final int USUAL_TLC_PIXELS = 384;

    static final InferenceHabits NONE = new InferenceHabits(OptionalInt.empty(), Optional.empty(), USUAL_TLC_PIXELS);

    static InferenceHabits of(Model model) {
        return new InferenceHabits(
                model.tilePixels(),
                model.inference().map(mode -> InferenceMode.valueOf(mode.toUpperCase(Locale.ROOT))),
                model.tlcPixels().orElse(USUAL_TLC_PIXELS));
    }
}
