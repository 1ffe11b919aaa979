package dsgformer.batch;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One line of a journal: an output that is complete and about to be moved into place.
 *
 * @param planned the planned path, relative to the folder of the journal if inside it
 * @param out the actual path, which differs if the planned name was taken
 * @param in the source photo
 * @param inSize bytes of the photo
 * @param inModified modification time of the photo
 * @param settings digest of model and options
 * @param outSize bytes of the output
 * @param outSha256 digest of the output
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record JournalEntry(
        @JsonProperty(value = "planned", required = true) String planned,
        @JsonProperty(value = "out", required = true) String out,
        @JsonProperty(value = "in", required = true) String in,
        @JsonProperty(value = "in_size", required = true) long inSize,

        @JsonProperty(value = "in_modified", required = true)
        String inModified,

        @JsonProperty(value = "settings", required = true) String settings,
        @JsonProperty(value = "out_size", required = true) long outSize,
        @JsonProperty(value = "out_sha256", required = true) String outSha256) {

    boolean isOf(FileStamp photo, String wantedSettings) {
        return inSize == photo.size() && inModified.equals(photo.modified()) && settings.equals(wantedSettings);
    }
}
