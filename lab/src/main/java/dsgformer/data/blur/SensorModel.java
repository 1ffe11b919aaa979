package dsgformer.data.blur;

import dsgformer.photo.Normalization;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Planes;
import dsgformer.random.RandomStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** From the light that fell on a sensor to a picture of 8 bits. */
record SensorModel(Response response) {

    /** Encodes light in place, adds even noise of that deviation and rounds to 8 bits. */
    Planes picture(Planes light, double noise, RandomStream random) {
        float[] values = light.values();
        for (int i = 0; i < values.length; i++) {
            values[i] = response.fromLight(values[i]);
        }
        if (noise > 0) {
            for (int i = 0; i < values.length; i++) {
                values[i] += (float) (noise * random.gaussian());
            }
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = (int) (Math.max(0, Math.min(1, values[i])) * 255 + 0.5f) / 255f;
        }
        return light;
    }

    /** Photons and electronics, in place: a variance of σ²(x + 1/64) for light x. */
    static void addSensorNoise(Planes light, double deviation, RandomStream random) {
        float[] values = light.values();
        for (int i = 0; i < values.length; i++) {
            values[i] += (float) (deviation * Math.sqrt(Math.max(0, values[i]) + 1 / 64.0) * random.gaussian());
        }
    }

    /** The picture after it was a JPEG. */
    static Planes throughJpeg(Planes picture, int quality) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            PhotoFiles.write(Normalization.toPhoto(picture).withJpegQuality(quality), bytes, PhotoFormat.JPEG);
            return Normalization.toPlanes(
                    PhotoFiles.read(new ByteArrayInputStream(bytes.toByteArray()), "a JPEG in memory"));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // no disk is involved
        }
    }
}
