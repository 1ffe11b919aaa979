package dsgformer.data;

import java.util.Locale;

/** How blurred and sharp pictures are arranged in a folder, as {@code --layout} spells it. */
public enum DatasetLayout {
    /** Detects one of the others; it is an error if none or more than one matches. */
    AUTO("one of flat, gopro, hide, reds, realblur and list"),
    /**
     * A folder with {@code blur} (or {@code input}) beside {@code sharp} (or {@code target}, {@code gt}), or a folder of
     * such folders, each of which is a set.
     */
    FLAT("blur (or input) beside sharp (or target, gt) with equal file names, or a folder of such folders"),
    /**
     * Nah's GOPRO_Large: a folder of sequences, each with {@code blur} and {@code sharp}; together they are one set. Where
     * there are {@code train} and {@code test} above them, two.
     */
    GOPRO("a folder of sequences (GOPR0384_11_00, ...), each with blur beside sharp"),
    /** HIDE as published: pictures below {@code train} and {@code test}, all sharp ones in {@code GT}. */
    HIDE("train and test (test-close-ups, test-long-shot) beside GT, which holds the sharp pictures of both"),
    /** REDS as published: {@code train/train_blur/000} beside {@code train/train_sharp/000}, {@code val} alike. */
    REDS("train_blur beside train_sharp, val_blur beside val_sharp, or train and val that hold them"),
    /** RealBlur as published: the pictures that its lists name, or all scenes where there are no lists. */
    REALBLUR("RealBlur_J_test_list.txt and the like, or folders scene001, ... with blur/blur_1.png beside gt/gt_1.png"),
    /** A text file, or all {@code *list*.txt} of a folder: a line is the sharp picture, then the blurred one. */
    LIST("a text file, or a folder of *list*.txt, with a sharp and a blurred file on each line");

    private final String looksLike;

    DatasetLayout(String looksLike) {
        this.looksLike = looksLike;
    }

    /** As {@code --layout} spells it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What such a folder looks like, in words for an error message. */
    String looksLike() {
        return looksLike;
    }
}
