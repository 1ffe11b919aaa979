package dsgformer.photo.metadata;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Photoshop's image resources, one of which is IPTC: numbered pieces, kept byte for byte. */
public final class PhotoshopResources {

    static final int IPTC = 0x0404;

    /** The digest of the IPTC, which is wrong once the IPTC is edited. */
    public static final int IPTC_DIGEST = 0x0425;

    /** Previews of the unedited photo. */
    static final Set<Integer> THUMBNAILS = Set.of(0x0409, 0x040C);

    private static final int RESOLUTION = 0x03ED;
    private static final int RESOLUTION_BYTES = 16;
    private static final int GUIDES = 0x0408;
    private static final int SLICES = 0x041A;
    private static final int FIRST_PATH = 2000;
    private static final int LAST_PATH = 2999;

    private static final byte[] SIGNATURE = "8BIM".getBytes(StandardCharsets.ISO_8859_1);

    private record Resource(int id, int start, int dataStart, int dataEnd, int end) {}

    private final byte[] block;
    private final List<Resource> resources;

    private PhotoshopResources(byte[] block, List<Resource> resources) {
        this.block = block;
        this.resources = resources;
    }

    /** Parses a block; empty if a resource is cut off. Bytes after the last resource are ignored. */
    public static Optional<PhotoshopResources> of(byte[] block) {
        List<Resource> resources = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(block);
        int at = 0;
        while (at + 12 <= block.length && isSignature(bytes, at)) {
            int nameBytes = 1 + (block[at + 6] & 0xFF);
            int sizeAt = at + 6 + nameBytes + nameBytes % 2;
            if (sizeAt + 4 > block.length) {
                return Optional.empty();
            }
            long size = bytes.getInt(sizeAt) & 0xFFFFFFFFL;
            if (size > block.length - sizeAt - 4) {
                return Optional.empty();
            }
            int data = sizeAt + 4;
            int dataEnd = data + (int) size;
            int end = Math.min(block.length, dataEnd + (int) (size % 2));
            resources.add(new Resource(bytes.getShort(at + 4) & 0xFFFF, at, data, dataEnd, end));
            at = end;
        }
        return resources.isEmpty() ? Optional.empty() : Optional.of(new PhotoshopResources(block, resources));
    }

    /** A block with IPTC as its only resource. */
    public static byte[] ofIptc(byte[] iptc) {
        return ByteBuffer.allocate(12 + iptc.length + iptc.length % 2)
                .put(SIGNATURE)
                .putShort((short) IPTC)
                .putShort((short) 0)
                .putInt(iptc.length)
                .put(iptc)
                .array();
    }

    /** Whether the block starts with a resource's signature. */
    public static boolean isAt(byte[] block) {
        return block.length >= 4 && isSignature(ByteBuffer.wrap(block), 0);
    }

    public Optional<byte[]> data(int id) {
        return resources.stream()
                .filter(resource -> resource.id == id)
                .findFirst()
                .map(resource -> Arrays.copyOfRange(block, resource.dataStart, resource.dataEnd));
    }

    public byte[] toBytes() {
        return block.clone();
    }

    /** Whether a block has resources besides IPTC. */
    public static boolean hasMoreThanIptc(byte[] block) {
        return of(block).filter(found -> found.contains(id -> id != IPTC)).isPresent();
    }

    /** The block with this IPTC instead of its own, if that differs. */
    public byte[] withIptc(byte[] iptc) {
        if (data(IPTC).filter(own -> Arrays.equals(own, iptc)).isPresent()) {
            return toBytes();
        }
        byte[] first = ofIptc(iptc);
        byte[] others = without(id -> id == IPTC || id == IPTC_DIGEST);
        byte[] joined = Arrays.copyOf(first, first.length + others.length);
        System.arraycopy(others, 0, joined, first.length, others.length);
        return joined;
    }

    boolean contains(Predicate<Integer> ids) {
        return resources.stream().anyMatch(resource -> ids.test(resource.id));
    }

    /** The block without some resources; the same bytes if it has none of them. */
    byte[] without(Predicate<Integer> ids) {
        if (!contains(ids)) {
            return block;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        resources.stream()
                .filter(resource -> !ids.test(resource.id))
                .forEach(resource -> out.write(block, resource.start, resource.end - resource.start));
        return out.toByteArray();
    }

    /** Whether a resource counts places in the photo as it is stored: guides, slices, paths. */
    static boolean isOfPlaces(int id) {
        return id == GUIDES || id == SLICES || (id >= FIRST_PATH && id <= LAST_PATH);
    }

    /** The block with the horizontal and the vertical resolution swapped, each with its units. */
    byte[] withResolutionSwapped() {
        byte[] swapped = block.clone();
        for (Resource resource : resources) {
            if (resource.id == RESOLUTION && resource.dataEnd - resource.dataStart == RESOLUTION_BYTES) {
                int half = RESOLUTION_BYTES / 2;
                System.arraycopy(block, resource.dataStart, swapped, resource.dataStart + half, half);
                System.arraycopy(block, resource.dataStart + half, swapped, resource.dataStart, half);
            }
        }
        return swapped;
    }

    /** Photoshop's own signature and those of its predecessors. */
    private static boolean isSignature(ByteBuffer bytes, int at) {
        return switch (bytes.getInt(at)) {
            case 0x3842494D, 0x4D655361, 0x41674867, 0x50485554, 0x44435352 -> true;
            default -> false;
        };
    }
}
