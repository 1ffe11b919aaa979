package dsgformer.picture;

/** See {@link Area#mask}. Weights between the mask's pixels are bilinear. */
record Mask(Planes weights) implements Area {

    Mask {
        if (weights.channels() != 1) {
            throw new IllegalArgumentException("a mask is one plane [1, h, w], got " + weights);
        }
    }

    @Override
    public float weight(Size picture, int x, int y) {
        float column = place(x, picture.width(), weights.width());
        float row = place(y, picture.height(), weights.height());
        int left = (int) column;
        int top = (int) row;
        int right = Math.min(left + 1, weights.width() - 1);
        int bottom = Math.min(top + 1, weights.height() - 1);
        float above = between(weights.at(0, top, left), weights.at(0, top, right), column - left);
        float below = between(weights.at(0, bottom, left), weights.at(0, bottom, right), column - left);
        return Math.min(1, Math.max(0, between(above, below, row - top)));
    }

    private static float place(int at, int pictureSide, int side) {
        return Math.min(side - 1, Math.max(0, (at + 0.5f) * side / pictureSide - 0.5f));
    }

    private static float between(float a, float b, float share) {
        return a + share * (b - a);
    }

    @Override
    public boolean touches(Size picture, int x, int y, Size window) {
        int left = (int) place(x, picture.width(), weights.width());
        int top = (int) place(y, picture.height(), weights.height());
        int right = (int) Math.ceil(place(x + window.width() - 1, picture.width(), weights.width()));
        int bottom = (int) Math.ceil(place(y + window.height() - 1, picture.height(), weights.height()));
        for (int row = top; row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                if (weights.at(0, row, column) > 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
