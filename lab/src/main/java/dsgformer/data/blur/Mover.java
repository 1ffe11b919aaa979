package dsgformer.data.blur;

import dsgformer.picture.Size;

/**
 * A layer on its path, seen through a window in the layer's middle. Each pixel's translation is multiplied by its
 * gain: near things move more than far ones.
 */
final class Mover {

    private final Layer layer;
    private final CameraPath path;
    private final float[] gain;
    private final Size window;
    private final float[] xs;
    private final float[] ys;

    /** @param gain one factor per pixel of the window */
    Mover(Layer layer, CameraPath path, float[] gain, Size window) {
        this.layer = layer;
        this.path = path;
        this.gain = gain;
        this.window = window;
        this.xs = new float[window.width()];
        this.ys = new float[window.width()];
    }

    int steps() {
        return path.steps();
    }

    /** One row of the window in one frame, as {@link Layer#CHANNELS} values per pixel. */
    void row(int frame, int y, float[] out) {
        Pose pose = path.poses().get(frame);
        float cos = (float) ((1 + pose.zoom()) * Math.cos(pose.turn()));
        float sin = (float) ((1 + pose.zoom()) * Math.sin(pose.turn()));
        float dx = (float) pose.dx();
        float dy = (float) pose.dy();
        float fromLeft = 0.5f - window.width() / 2f;
        float fromTop = y + 0.5f - window.height() / 2f;
        float rowX = (layer.width() - 1) / 2f - sin * fromTop;
        float rowY = (layer.height() - 1) / 2f + cos * fromTop;
        int first = y * window.width();
        for (int x = 0; x < xs.length; x++) {
            float near = gain[first + x];
            xs[x] = rowX + cos * (x + fromLeft) + near * dx;
            ys[x] = rowY + sin * (x + fromLeft) + near * dy;
        }
        layer.sample(xs, ys, xs.length, out);
    }
}
