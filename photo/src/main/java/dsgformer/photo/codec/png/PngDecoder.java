package dsgformer.photo.codec.png;

import dsgformer.photo.PixelKind;
import dsgformer.photo.Samples;
import dsgformer.photo.codec.DecodingException;
import dsgformer.photo.codec.PhotoSource;
import dsgformer.picture.Size;
import java.util.List;
import java.util.Optional;

/** Decodes a PNG's rows into samples exactly as stored; gamma, chromaticities and profile are not applied. */
final class PngDecoder {

    /** A pass of an interlaced image (Adam7 has seven): x, y of its first pixel, and the steps to the next ones. */
    private record Pass(int x, int y, int dx, int dy) {

        int columns(Size size) {
            return Math.max(0, (size.width() - x + dx - 1) / dx);
        }

        int rows(Size size) {
            return Math.max(0, (size.height() - y + dy - 1) / dy);
        }
    }

    private static final List<Pass> PROGRESSIVE = List.of(new Pass(0, 0, 1, 1));
    private static final List<Pass> ADAM7 = List.of(
            new Pass(0, 0, 8, 8),
            new Pass(4, 0, 8, 8),
            new Pass(0, 4, 4, 8),
            new Pass(2, 0, 4, 4),
            new Pass(0, 2, 2, 4),
            new Pass(1, 0, 2, 2),
            new Pass(0, 1, 1, 2));

    /** Deflate's best ratio: 258 bytes take at least two bits. */
    private static final long BEST_COMPRESSION = 1032;

    private final PhotoSource source;
    private final PngHeader header;
    private final List<PngChunk> data;
    private final Optional<PngPalette> palette;
    private final Optional<int[]> transparentColor;
    private final List<Pass> passes;

    PngDecoder(PhotoSource source, PngHeader header, List<PngChunk> chunks) {
        this.source = source;
        this.header = header;
        this.data = chunks.stream().filter(chunk -> chunk.is("IDAT")).toList();
        this.palette = header.colorType() == PngHeader.PALETTE
                ? Optional.of(PngPalette.read(source, chunks))
                : Optional.empty();
        this.transparentColor = transparentColor(chunks);
        this.passes = header.interlaced() ? ADAM7 : PROGRESSIVE;
    }

    PixelKind kind() {
        return header.kind(transparentColor.isPresent()
                || palette.map(PngPalette::hasAlpha).orElse(false));
    }

    /**
     * @throws DecodingException if the data is damaged, or too short for the size; the latter is found before
     *     memory is allocated
     */
    Samples decode() {
        requireEnoughData();
        Samples samples = Samples.of(header.size(), kind());
        try (PngRows rows = new PngRows(source, data, Math.max(1, header.bitsPerPixel() / 8))) {
            for (Pass pass : passes) {
                int columns = pass.columns(header.size());
                if (columns > 0) {
                    decode(rows, pass, columns, samples);
                }
            }
        } catch (DecodingException e) {
            source.damaged(e);
        }
        return samples;
    }

    private void decode(PngRows rows, Pass pass, int columns, Samples samples) {
        byte[] row = new byte[Math.toIntExact(header.bytesPerRow(columns))];
        byte[] above = new byte[row.length];
        int[] stored = new int[columns * header.storedChannels()];
        for (int y = pass.y; y < header.size().height(); y += pass.dy) {
            rows.read(row, above);
            if (copiesWhole(pass) && samples instanceof Samples.Bytes bytes) {
                System.arraycopy(row, 0, bytes.values(), y * row.length, row.length);
            } else {
                unpack(row, stored);
                place(stored, pass, y, columns, samples);
            }
            byte[] done = above;
            above = row;
            row = done;
        }
    }

    /** Whether rows can be copied whole: eight-bit samples without palette, transparency or interlacing. */
    private boolean copiesWhole(Pass pass) {
        return pass.dx == 1 && header.bitDepth() == 8 && palette.isEmpty() && transparentColor.isEmpty();
    }

    private void unpack(byte[] row, int[] stored) {
        int bits = header.bitDepth();
        for (int i = 0; i < stored.length; i++) {
            stored[i] = switch (bits) {
                case 16 -> ((row[2 * i] & 0xFF) << 8) | (row[2 * i + 1] & 0xFF);
                case 8 -> row[i] & 0xFF;
                default -> {
                    int bit = i * bits;
                    yield ((row[bit >> 3] & 0xFF) >> (8 - bits - (bit & 7))) & ((1 << bits) - 1);
                }
            };
        }
    }

    private void place(int[] stored, Pass pass, int y, int columns, Samples samples) {
        int channels = kind().channels();
        int storedChannels = header.storedChannels();
        int scale = header.bitDepth() < 8 ? 255 / ((1 << header.bitDepth()) - 1) : 1;
        for (int column = 0; column < columns; column++) {
            int to = (y * header.size().width() + pass.x + column * pass.dx) * channels;
            int from = column * storedChannels;
            if (palette.isPresent()) {
                palette.get().place(stored[from], samples, to, channels);
                continue;
            }
            for (int c = 0; c < storedChannels; c++) {
                samples.set(to + c, stored[from + c] * scale);
            }
            if (transparentColor.isPresent()) {
                boolean transparent = matches(transparentColor.get(), stored, from);
                samples.set(
                        to + storedChannels, transparent ? 0 : kind().depth().max());
            }
        }
    }

    private static boolean matches(int[] color, int[] stored, int from) {
        for (int c = 0; c < color.length; c++) {
            if (stored[from + c] != color[c]) {
                return false;
            }
        }
        return true;
    }

    /** The transparent color in stored samples: tRNS of a photo without palette and alpha. */
    private Optional<int[]> transparentColor(List<PngChunk> chunks) {
        int type = header.colorType();
        if (type != PngHeader.GREY && type != PngHeader.RGB) {
            return Optional.empty();
        }
        return chunks.stream().filter(chunk -> chunk.is("tRNS")).findFirst().map(chunk -> {
            int[] color = new int[header.storedChannels()];
            if (chunk.length() != 2 * color.length) {
                throw source.unreadable("it is damaged: " + chunk + " needs " + 2 * color.length + " bytes");
            }
            for (int c = 0; c < color.length; c++) {
                color[c] = source.u16(chunk.offset() + 2L * c);
            }
            return color;
        });
    }

    private void requireEnoughData() {
        long needed = passes.stream()
                .filter(pass -> pass.columns(header.size()) > 0)
                .mapToLong(pass -> pass.rows(header.size()) * (1 + header.bytesPerRow(pass.columns(header.size()))))
                .sum();
        long there = data.stream().mapToLong(PngChunk::length).sum();
        source.requireData(header.size(), needed / BEST_COMPRESSION, there);
    }
}
