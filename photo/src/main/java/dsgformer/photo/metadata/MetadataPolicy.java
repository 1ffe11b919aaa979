package dsgformer.photo.metadata;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How much of a photo's metadata is kept. No choice changes how the photo looks: profile and resolution stay, and an
 * applied orientation stays applied.
 */
public enum MetadataPolicy {
    /** Everything. */
    KEEP {
        @Override
        public Metadata applied(Metadata metadata) {
            return metadata;
        }
    },
    /** Profile, PNG's chunks about color, and resolution: no EXIF, XMP, IPTC, comments and texts. */
    STRIP {
        @Override
        public Metadata applied(Metadata metadata) {
            Metadata kept = metadata.withoutExif().withoutXmp().withoutIptc().withTexts(List.of());
            return metadata.printResolution().map(kept::withResolution).orElse(kept);
        }
    },
    /**
     * Everything but the location: EXIF's GPS directory; in XMP all properties of GPS, latitude, longitude and
     * altitude; in IPTC and XMP the names of places, from sublocation to country; PNG's texts with such keywords. A
     * block that cannot be parsed is left out whole, since it might hold a location. Makers' notes and free text are
     * not searched.
     */
    NO_GPS {
        @Override
        public Metadata applied(Metadata metadata) {
            return LocationRemoval.removed(metadata);
        }
    };

    public abstract Metadata applied(Metadata metadata);

    /** As options spell it: {@code keep}, {@code strip}, {@code no-gps}. */
    public String spelled() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The policy of this spelling, in any case.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static MetadataPolicy parse(String text) {
        return Arrays.stream(values())
                .filter(policy -> policy.spelled().equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected keep, strip or no-gps, got '" + text + "'"));
    }
}
