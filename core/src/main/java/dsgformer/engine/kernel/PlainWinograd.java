package dsgformer.engine.kernel;

/** {@link Winograd} value by value. */
final class PlainWinograd implements Winograd {

    @Override
    public void split(float[] x, int xAt, float[] to, int evenAt, int oddAt) {
        for (int t = 0; t < Strip.PIXELS / 2; t++) {
            to[evenAt + t] = x[xAt + 2 * t];
            to[oddAt + t] = x[xAt + 2 * t + 1];
        }
    }

    @Override
    public void input(float[] d, int evenAt, int oddAt, int row, float[] v, int vAt, int position) {
        int[] columns = {oddAt - 1, evenAt, oddAt, evenAt + 1};
        for (int t = 0; t < Strip.PIXELS; t++) {
            for (int i = 0; i < 4; i++) {
                float before = down(d, columns[0] + t, row, i);
                float even = down(d, columns[1] + t, row, i);
                float odd = down(d, columns[2] + t, row, i);
                float after = down(d, columns[3] + t, row, i);
                int to = vAt + 4 * i * position + t;
                v[to] = before - odd;
                v[to + position] = even + odd;
                v[to + 2 * position] = odd - even;
                v[to + 3 * position] = even - after;
            }
        }
    }

    /** Row i of Bᵀ times a column: x₀ − x₂, x₁ + x₂, x₂ − x₁, x₁ − x₃. */
    private static float down(float[] d, int at, int row, int i) {
        return switch (i) {
            case 0 -> d[at] - d[at + 2 * row];
            case 1 -> d[at + row] + d[at + 2 * row];
            case 2 -> d[at + 2 * row] - d[at + row];
            default -> d[at + row] - d[at + 3 * row];
        };
    }

    @Override
    public void output(float[] m, int mAt, int position, float bias, float[] y, int yAt, int part) {
        for (int t = 0; t < Strip.PIXELS; t++) {
            for (int i = 0; i < 2; i++) {
                float a = sum(m, mAt + t, position, i);
                float b = sum(m, mAt + t + position, position, i);
                float c = sum(m, mAt + t + 2 * position, position, i);
                float e = sum(m, mAt + t + 3 * position, position, i);
                y[yAt + 2 * i * part + t] = a + b + c + bias;
                y[yAt + (2 * i + 1) * part + t] = b - c - e + bias;
            }
        }
    }

    /** Row i of Aᵀ times a column of positions: x₀ + x₁ + x₂, x₁ − x₂ − x₃. */
    private static float sum(float[] m, int at, int position, int i) {
        float second = m[at + 4 * position];
        float third = m[at + 8 * position];
        return i == 0 ? m[at] + second + third : second - third - m[at + 12 * position];
    }
}
