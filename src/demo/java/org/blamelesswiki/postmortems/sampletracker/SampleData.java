package org.blamelesswiki.postmortems.sampletracker;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the sample tracker starts with.
 *
 * @param users who may ask
 * @param issues what there is
 */
public record SampleData(List<SampleUser> users, List<SampleIssue> issues) {

  public SampleData {
    users = List.copyOf(users);
    issues = List.copyOf(issues);
  }

  /**
   * Someone who may ask.
   *
   * @param name user name
   * @param displayName as shown
   * @param token the personal access token of the sample; no secret
   * @param projects what they may see
   */
  public record SampleUser(String name, String displayName, String token, List<String> projects) {
    public SampleUser {
      projects = List.copyOf(projects);
    }
  }

  /** The data of {@code sampletracker/data.json}. */
  public static SampleData load() {
    try (InputStream in = SampleData.class.getResourceAsStream("/sampletracker/data.json")) {
      if (in == null) {
        throw new IllegalStateException("sampletracker/data.json is not on the class path");
      }
      return new ObjectMapper().readValue(in, SampleData.class);
    } catch (IOException e) {
      throw new UncheckedIOException("sampletracker/data.json", e);
    }
  }

  @Nullable SampleUser withToken(String token) {
    return users.stream().filter(user -> user.token().equals(token)).findFirst().orElse(null);
  }

  String displayName(String name) {
    return users.stream()
        .filter(user -> user.name().equals(name))
        .map(SampleUser::displayName)
        .findFirst()
        .orElse(name);
  }
}
