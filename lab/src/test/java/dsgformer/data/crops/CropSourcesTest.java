package dsgformer.data.crops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dsgformer.data.CropPair;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import dsgformer.random.RandomStream;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CropSourcesTest {

    private final RealCrops real = new RealCrops(Stream.of(pair(1), pair(2)));
    private final SyntheticCrops synthetic =
            SyntheticCrops.of(Stream.of(noise(200, 240, 3))).withSharpHalvesOf(List.of(real));

    /** In these pairs the blurred image is the negative of the sharp one. */
    @Test
    void realCropsCutAndTurnBothImagesAlike() {
        for (int seed = 0; seed < 10; seed++) {
            CropPair crop = real.next(24, RandomStream.of(seed));
            assertThat(crop.size()).isEqualTo(new Size(24, 24));
            for (int i = 0; i < crop.sharp().values().length; i++) {
                assertThat(Math.round(
                                255 * (crop.sharp().values()[i] + crop.blurred().values()[i])))
                        .isEqualTo(255);
            }
        }
    }

    @Test
    void cropsDoNotDependOnTheNumberOfThreads() {
        CropSource mixed = mix(0.5, real, synthetic);
        RandomStream random = RandomStream.of(1);
        List<CropPair> inTurn = LongStream.range(0, 12)
                .mapToObj(sample -> mixed.next(32, random.split(sample)))
                .toList();
        List<CropPair> atOnce = LongStream.range(0, 12)
                .parallel()
                .mapToObj(sample -> mixed.next(32, random.split(sample)))
                .toList();
        assertThat(atOnce).isEqualTo(inTurn).doesNotHaveDuplicates();
    }

    @Test
    void aSourceOfWeightZeroIsNeverUsed() {
        CropSource never = (side, random) -> {
            throw new AssertionError("asked");
        };
        for (int seed = 0; seed < 20; seed++) {
            assertThat(mix(1, real, never).next(16, RandomStream.of(seed))).isNotNull();
            assertThat(mix(0, never, real).next(16, RandomStream.of(seed))).isNotNull();
        }
        assertThatThrownBy(() -> mix(1.5, real, real)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MixedCrops(List.of(new MixedCrops.Part(0, real))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MixedCrops(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    /** Of 3,000 draws with weights 1 : 2 : 3, whose shares have standard deviations below 0.01. */
    @Test
    void sourcesAreDrawnInProportionToTheirWeights() {
        int[] asked = new int[3];
        List<MixedCrops.Part> parts = IntStream.range(0, 3)
                .mapToObj(i -> new MixedCrops.Part(i + 1, (side, random) -> {
                    asked[i]++;
                    return real.next(side, random);
                }))
                .toList();
        RandomStream random = RandomStream.of(3);
        for (int i = 0; i < 3000; i++) {
            new MixedCrops(parts).next(8, random);
        }
        for (int i = 0; i < 3; i++) {
            assertThat(asked[i] / 3000.0).isCloseTo((i + 1) / 6.0, within(0.04));
        }
    }

    /** Left half flat, right half noise: of three places the most detailed is nearly always at the right. */
    @Test
    void cropsComeFromWhereThereIsDetail() {
        Planes image = noise(256, 512, 5);
        for (int c = 0; c < 3; c++) {
            for (int y = 0; y < 256; y++) {
                for (int x = 0; x < 256; x++) {
                    image.values()[image.index(c, y, x)] = 0.5f;
                }
            }
        }
        CropPlaces places = CropPlaces.in(List.of(PackedImage.of(image)));
        RandomStream random = RandomStream.of(6);
        long right = IntStream.range(0, 200)
                .filter(i -> places.pick(64, random).x() + 32 > 256 - 96) // cells see 2 cells around them
                .count();
        assertThat(right).isGreaterThan(170);
    }

    @Test
    void bytesKeepEightBitImagesExactly() {
        Planes image = noise(7, 5, 8);
        assertThat(PackedImage.of(image).cut(0, 0, image.size())).isEqualTo(image);
    }

    @Test
    void halvingAveragesFourPixels() {
        Planes image = noise(5, 4, 9);
        PackedImage half = PackedImage.of(image).halved();
        assertThat(half.size()).isEqualTo(new Size(2, 2));
        float mean = (image.at(1, 2, 2) + image.at(1, 2, 3) + image.at(1, 3, 2) + image.at(1, 3, 3)) / 4;
        assertThat(half.at(1, 1, 1)).isEqualTo(Math.round(mean * 255));
    }

    @Test
    void tooLargeACropIsRefusedWithTheLargestImage() {
        assertThatThrownBy(() -> real.next(65, RandomStream.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("crops of 65 pixels")
                .hasMessageContaining("80 × 64");
    }

    private static CropSource mix(double share, CropSource first, CropSource second) {
        return new MixedCrops(List.of(new MixedCrops.Part(share, first), new MixedCrops.Part(1 - share, second)));
    }

    private static CropPair pair(long seed) {
        Planes sharp = noise(64, 80, seed);
        Planes negative = Planes.of(3, 64, 80);
        for (int i = 0; i < sharp.values().length; i++) {
            negative.values()[i] = 1 - sharp.values()[i];
        }
        return new CropPair(negative, sharp);
    }

    private static Planes noise(int height, int width, long seed) {
        RandomStream random = RandomStream.of(seed);
        Planes image = Planes.of(3, height, width);
        for (int i = 0; i < image.values().length; i++) {
            image.values()[i] = random.below(256) / 255f;
        }
        return image;
    }
}
