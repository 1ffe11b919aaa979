package dsgformer.engine;

import dsgformer.engine.kernel.Kernels;
import dsgformer.engine.kernel.PackedMatrix;
import dsgformer.engine.kernel.Panel;
import dsgformer.engine.kernel.Strip;

/** Products of whole matrices with a strip, whatever their number of rows. */
final class Matrices {

    private Matrices() {}

    /** z += W · x over one strip; row r of z begins at {@code zAt + r · 32}. */
    static void add(
            Kernels kernels, PackedMatrix w, float[] x, int xAt, int[] taps, float[] z, int zAt, Scratch scratch) {
        int whole = w.rows() / Panel.ROWS;
        for (int panel = 0; panel < whole; panel++) {
            int to = zAt + panel * Panel.ROWS * Strip.PIXELS;
            kernels.panel().plus(w.values(), w.panel(panel), x, xAt, taps, w.depth(), z, to, Strip.PIXELS);
        }
        if (whole < w.panels()) {
            // behind the last rows of z stands what belongs to others
            float[] rest = scratch.lanes();
            int values = (w.rows() - whole * Panel.ROWS) * Strip.PIXELS;
            int to = zAt + whole * Panel.ROWS * Strip.PIXELS;
            System.arraycopy(z, to, rest, 0, values);
            kernels.panel().plus(w.values(), w.panel(whole), x, xAt, taps, w.depth(), rest, 0, Strip.PIXELS);
            System.arraycopy(rest, 0, z, to, values);
        }
    }
}
