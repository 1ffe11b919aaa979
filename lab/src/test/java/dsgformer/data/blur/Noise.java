package dsgformer.data.blur;

import dsgformer.picture.Planes;
import dsgformer.random.RandomStream;

/** Test images on the grid of 8 bits. */
final class Noise {

    private Noise() {}

    static Planes image(int height, int width, long seed) {
        RandomStream random = RandomStream.of(seed);
        Planes image = Planes.of(3, height, width);
        for (int i = 0; i < image.values().length; i++) {
            image.values()[i] = random.below(256) / 255f;
        }
        return image;
    }
}
