package dsgformer.cli.deblur;

import dsgformer.cli.TestPhotos;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.photo.metadata.Metadata;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** A folder of files named like photos: truncated, with flipped bits, empty, of other formats, malicious. */
final class HostileFiles {

    private HostileFiles() {}

    /** Writes {@code count} files, at least 20, the same on every run. */
    static List<Path> in(Path folder, int count) throws IOException {
        List<Path> files = new ArrayList<>();
        files.add(Files.write(folder.resolve("empty.png"), new byte[0]));
        files.add(Files.write(folder.resolve("zeros.jpg"), new byte[1000]));
        files.add(Files.writeString(folder.resolve("text.jpeg"), "no photo at all"));
        files.add(Files.write(folder.resolve("archive.png"), new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0}));
        files.add(Files.write(folder.resolve("large.png"), png(30_000, 30_000, new byte[1000])));
        files.add(Files.write(folder.resolve("promise.png"), png(22_000, 22_000, new byte[1000])));
        files.add(Files.write(folder.resolve("deflated.png"), png(4000, 4000, deflated(new byte[10_000]))));
        files.add(Files.write(folder.resolve("scans.jpg"), endlessScans()));
        for (PhotoFormat format : List.of(PhotoFormat.PNG, PhotoFormat.JPEG)) {
            byte[] file = photo(format);
            String extension = format.extensions().get(0);
            int each = (count - 8) / 4;
            for (int i = 0; i < each; i++) {
                byte[] cut = Arrays.copyOf(file, (int) ((long) i * file.length / each));
                files.add(Files.write(folder.resolve("cut" + i + "." + extension), cut));
                files.add(Files.write(folder.resolve("flip" + i + "." + extension), flipped(file, i, each)));
            }
        }
        for (int i = 0; files.size() < count; i++) {
            byte[] noise = new byte[500];
            new Random(i).nextBytes(noise);
            files.add(Files.write(folder.resolve("noise" + i + ".png"), noise));
        }
        return files;
    }

    /** A photo with all metadata, so that every structure of the file is hit. */
    private static byte[] photo(PhotoFormat format) throws IOException {
        byte[] exif = ByteBuffer.allocate(80)
                .put(new byte[] {'M', 'M'})
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putInt(6 << 16)
                .array();
        Metadata metadata = Metadata.NONE
                .withIcc(new byte[200])
                .withExif(exif)
                .withXmp("<rdf:RDF><a b='c'/></rdf:RDF>".getBytes(StandardCharsets.US_ASCII))
                .withIptc(new byte[] {0x1C, 2, 5, 0, 1, 'x'});
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PhotoFiles.write(TestPhotos.photo(40, 30).withMetadata(metadata), out, format);
        return out.toByteArray();
    }

    /** Flips a bit in the i-th of {@code each} stretches of the file. */
    private static byte[] flipped(byte[] file, int i, int each) {
        byte[] damaged = file.clone();
        int at = (int) ((long) i * file.length / each);
        damaged[at] ^= (byte) (1 << i % 8);
        return damaged;
    }

    private static byte[] endlessScans() throws IOException {
        byte[] jpeg = photo(PhotoFormat.JPEG);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, jpeg.length - 2);
        for (int i = 0; i < 1000; i++) {
            out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0});
        }
        out.write(jpeg, jpeg.length - 2, 2);
        return out.toByteArray();
    }

    private static byte[] png(int width, int height, byte[] data) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) 8)
                .put((byte) 2)
                .array();
        chunk(out, "IHDR", header);
        chunk(out, "IDAT", data);
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) throws IOException {
        byte[] letters = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(letters);
        crc.update(data);
        DataOutputStream frame = new DataOutputStream(out);
        frame.writeInt(data.length);
        frame.write(letters);
        frame.write(data);
        frame.writeInt((int) crc.getValue());
    }

    private static byte[] deflated(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var packed = new DeflaterOutputStream(out)) {
            packed.write(bytes);
        }
        return out.toByteArray();
    }
}
