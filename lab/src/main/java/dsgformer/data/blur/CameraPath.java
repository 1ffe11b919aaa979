package dsgformer.data.blur;

import dsgformer.random.RandomStream;
import java.util.List;
import java.util.stream.IntStream;

/** The poses of a layer from frame to frame, an odd number of them; in the middle one nothing is displaced. */
record CameraPath(List<Pose> poses) {

    /** @throws IllegalArgumentException if the number of poses is even */
    CameraPath {
        if (poses.size() % 2 == 0) {
            throw new IllegalArgumentException("a path needs a middle pose, got " + poses.size() + " poses");
        }
        Pose middle = poses.get(poses.size() / 2);
        poses = poses.stream().map(pose -> pose.relativeTo(middle)).toList();
    }

    static CameraPath random(int steps, BlurRecipe.Camera camera, RandomStream random) {
        HandPath shift = HandPath.random(steps, random);
        HandPath turning = HandPath.random(steps, random);
        HandPath zooming = HandPath.random(steps, random);
        double pixels = camera.mostMotion() > 0
                ? random.uniform(camera.leastMotion(), camera.mostMotion())
                : Extent.random(random);
        boolean strong = random.chance(0.2);
        double radians = camera.rotation() * random.gaussian() * (strong ? 0.025 : 0.006);
        double zoom = camera.zoom() * random.gaussian() * (strong ? 0.025 : 0.005);
        return new CameraPath(IntStream.range(0, steps)
                .mapToObj(i -> new Pose(
                        pixels * shift.x()[i], pixels * shift.y()[i], radians * turning.x()[i], zoom * zooming.x()[i]))
                .toList());
    }

    /** That of something nearer, which moves and grows more, but turns as all does. */
    CameraPath nearer(double times) {
        return new CameraPath(poses.stream()
                .map(pose -> new Pose(times * pose.dx(), times * pose.dy(), pose.turn(), times * pose.zoom()))
                .toList());
    }

    int steps() {
        return poses.size();
    }
}
