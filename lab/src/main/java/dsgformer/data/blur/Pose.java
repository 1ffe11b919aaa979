package dsgformer.data.blur;

/** Where a layer is in one frame: moved by {@code dx}, {@code dy} pixels, turned by radians, enlarged by 1 + zoom. */
record Pose(double dx, double dy, double turn, double zoom) {

    Pose relativeTo(Pose origin) {
        return new Pose(dx - origin.dx, dy - origin.dy, turn - origin.turn, zoom - origin.zoom);
    }
}
