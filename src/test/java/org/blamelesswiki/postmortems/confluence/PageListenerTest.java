package org.blamelesswiki.postmortems.confluence;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.confluence.event.events.content.blogpost.BlogPostCreateEvent;
import com.atlassian.confluence.event.events.content.blogpost.BlogPostUpdateEvent;
import com.atlassian.confluence.event.events.content.page.PageRemoveEvent;
import com.atlassian.confluence.event.events.content.page.PageUpdateEvent;
import com.atlassian.confluence.pages.BlogPost;
import com.atlassian.confluence.pages.Page;
import java.util.Date;
import java.util.List;
import org.blamelesswiki.postmortems.confluence.fake.FakeConfluence;
import org.blamelesswiki.postmortems.confluence.fake.FakePage;
import org.blamelesswiki.postmortems.publishing.KeepReason;
import org.blamelesswiki.postmortems.publishing.KeptSentence;
import org.blamelesswiki.postmortems.publishing.KeptSentences;
import org.blamelesswiki.postmortems.settings.Mode;
import org.blamelesswiki.postmortems.settings.SpaceSettings;
import org.blamelesswiki.postmortems.spi.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PageListenerTest {

  private static final String FACTS =
      "<ac:structured-macro ac:name=\"PostmortemFacts\"><ac:plain-text-body><![CDATA[service:"
          + " search]]></ac:plain-text-body></ac:structured-macro>";

  private final FakeConfluence wiki = FakeConfluence.withSampleUsers();
  private final Plugin plugin = PluginInFake.of(wiki);
  private final PageListener listener = new PageListener(wiki.events(), plugin);
  private Store store;

  @BeforeEach
  void listen() {
    listener.afterPropertiesSet();
    store = plugin.confluence().store();
    var site = plugin.application().site();
    site.save(
        site.value().withSpace(SpaceSettings.off("OPS", "Operations").withMode(Mode.CONFIRM)), 0);
  }

  @AfterEach
  void stop() {
    listener.destroy();
    plugin.destroy();
  }

  @Test
  void a_kept_sentence_that_another_route_removed_is_kept_no_longer() {
    FakePage page = wiki.newPage("OPS", "Outage", FACTS + "<p>Bob did not bother to look.</p>");
    keepOn(page);

    wiki.publish(page, "Outage", FACTS + "<p>The alert did not reach anybody.</p>");

    assertThat(store.keys("kept/")).isEmpty();
  }

  @Test
  void a_page_that_is_gone_leaves_no_row() {
    FakePage page = wiki.newPage("OPS", "Outage", FACTS + "<p>Bob did not bother to look.</p>");
    keepOn(page);
    assertThat(plugin.application().register().find(id(page))).isPresent();

    wiki.events()
        .publish(
            new PageRemoveEvent() {
              @Override
              public Page getPage() {
                return page;
              }
            });

    assertThat(store.keys("kept/")).isEmpty();
    assertThat(store.keys("postmortems/")).isEmpty();
  }

  @Test
  void a_page_that_is_no_postmortem_any_more_is_forgotten() {
    FakePage page = wiki.newPage("OPS", "Outage", FACTS);

    wiki.publish(page, "Outage", "<p>moved to another wiki</p>");

    assertThat(store.keys("postmortems/")).isEmpty();
  }

  @Test
  void a_blog_post_may_be_a_postmortem_too() {
    BlogPost post =
        new BlogPost() {
          @Override
          public long getId() {
            return 77;
          }

          @Override
          public String getSpaceKey() {
            return "OPS";
          }

          @Override
          public String getTitle() {
            return "What we learned";
          }

          @Override
          public String getBodyAsString() {
            return FACTS;
          }

          @Override
          public int getVersion() {
            return 1;
          }

          @Override
          public Date getLastModificationDate() {
            return new Date(0);
          }
        };

    wiki.events()
        .publish(
            new BlogPostCreateEvent() {
              @Override
              public BlogPost getBlogPost() {
                return post;
              }
            });
    wiki.events()
        .publish(
            new BlogPostUpdateEvent() {
              @Override
              public BlogPost getBlogPost() {
                return post;
              }
            });

    assertThat(plugin.application().register().find("77")).isPresent();
    assertThat(wiki.events().thrown()).isEmpty();
  }

  @Test
  void nothing_that_goes_wrong_here_reaches_the_save() {
    FakePage page = wiki.newPage("OPS", "Outage", FACTS);
    wiki.activeObjects().replace("postmortems/" + rowOf(page), "not json");

    wiki.publish(page, "Outage", FACTS + "<p>more</p>");

    assertThat(wiki.events().thrown()).isEmpty();
    assertThat(page.getBodyAsString()).contains("more");
  }

  @Test
  void a_page_that_cannot_be_read_harms_nobody() {
    wiki.events()
        .publish(
            new PageUpdateEvent() {
              @Override
              public Page getPage() {
                return new Page();
              }
            });

    assertThat(wiki.events().thrown()).isEmpty();
  }

  @Test
  void our_part_is_done_outside_of_the_transaction_of_the_save() {
    FakePage page = wiki.newPage("OPS", "Outage", FACTS);
    Thread saving = Thread.currentThread();
    wiki.activeObjects().whenWritten(() -> assertThat(Thread.currentThread()).isNotSameAs(saving));

    wiki.publish(page, "Outage", FACTS + "<p>more</p>");

    assertThat(plugin.application().register().find(id(page)).orElseThrow().pageVersion())
        .as("the save waited for it")
        .isEqualTo(2);
  }

  @Test
  void a_listener_that_was_taken_down_hears_nothing() {
    listener.destroy();

    wiki.newPage("OPS", "Outage", FACTS);

    assertThat(store.keys("postmortems/")).isEmpty();
    assertThat(wiki.events().listeners()).isZero();
  }

  private String rowOf(FakePage page) {
    return store.keys("postmortems/").get(0).substring("postmortems/".length());
  }

  /** As if the author had kept some sentence with the save. */
  private void keepOn(FakePage page) {
    new KeptSentences(store)
        .replace(id(page), List.of(new KeptSentence("any-rule", "mac", KeepReason.QUOTED, "")));
    assertThat(store.keys("kept/")).hasSize(1);
  }

  private static String id(FakePage page) {
    return String.valueOf(page.getId());
  }
}
