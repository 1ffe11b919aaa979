package dsgformer.engine.kernel;

/**
 * A 3 × 3 convolution by Winograd's minimal filtering F(2 × 2, 3 × 3): a tile of 2 × 2 results takes 16 products
 * instead of 36. With d the 4 × 4 values around a tile and w the kernel, the tile is Aᵀ [(G w Gᵀ) ⊙ (Bᵀ d B)] A. Summed
 * over channels, the products at each of the 16 positions are one matrix with the pixels of all tiles, see
 * {@link Panel}; G w Gᵀ is made once. Tiles stand side by side, {@link Strip#PIXELS} of them, so that even and odd
 * columns of a row are apart.
 */
public interface Winograd {

    /** Products per tile. */
    int POSITIONS = 16;

    /** So many values behind those that it makes {@link #split} may overwrite. */
    int SPILL = 8;

    /**
     * Takes the 32 pixels of a strip apart: those of even columns to {@code evenAt} and on, those of odd ones to
     * {@code oddAt}.
     *
     * @param to behind each of the two halves of 16 values, {@link #SPILL} more may be overwritten
     */
    void split(float[] x, int xAt, float[] to, int evenAt, int oddAt);

    /**
     * Bᵀ d B of 32 tiles. The columns of tile t are the odd one before it, the even, the odd, and the even one after.
     *
     * @param d even columns of row i from {@code evenAt + i · row} on, odd ones from {@code oddAt + i · row}, the one
     *     before the first tile at index −1; four rows
     * @param v position p from {@code vAt + p · position} on
     */
    void input(float[] d, int evenAt, int oddAt, int row, float[] v, int vAt, int position);

    /**
     * Aᵀ m A + bias of 32 tiles.
     *
     * @param m position p from {@code mAt + p · position} on
     * @param y row i's even columns from {@code yAt + 2 · i · part} on, its odd ones {@code part} values behind
     */
    void output(float[] m, int mAt, int position, float bias, float[] y, int yAt, int part);

    /** Entry (i, j) of G w Gᵀ, i and j from 0 to 3, for the nine weights from {@code at} on. */
    static double transformed(float[] w, int at, int i, int j) {
        double sum = 0;
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                sum += filter(i, a) * w[at + 3 * a + b] * filter(j, b);
            }
        }
        return sum;
    }

    /** G: 1 0 0, ½ ½ ½, ½ −½ ½, 0 0 1. */
    private static double filter(int row, int column) {
        return switch (row) {
            case 0 -> column == 0 ? 1 : 0;
            case 1 -> 0.5;
            case 2 -> column == 1 ? -0.5 : 0.5;
            default -> column == 2 ? 1 : 0;
        };
    }
}
