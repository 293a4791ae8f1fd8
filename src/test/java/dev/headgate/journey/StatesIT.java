package dev.headgate.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.headgate.store.RevisionStore;
import dev.headgate.store.StoreUnavailableException;
import dev.headgate.web.RunningGateway;
import io.vertx.core.Future;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The states in which a page says something of its own; {@link LostStreamIT} and {@link SignedOutIT} have the others. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StatesIT extends BrowserJourney {
    private static final String PERCENTAGE = "/dual_write/categories/system/percentage";
    private static final String READ_ONLY = "Read-only: the store takes no writes now.";
    private static final AtomicBoolean FULL = new AtomicBoolean();

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway(StatesIT::thatFills);

    @AfterEach
    void thereIsRoomAgain() {
        FULL.set(false);
    }

    @Test
    @Order(1)
    void anEmptyHistorySaysHowToBegin() {
        var page = open(GATEWAY, "/");
        assertThat(page.locator("#recent")).containsText("Nothing has changed yet. Edit a category");
        keep(page, "empty");
    }

    @Test
    @Tag("S1")
    void aFailedSourceSaysWhereAndWhatIsServedMeanwhile() throws IOException {
        var page = open(GATEWAY, "/");
        Files.writeString(GATEWAY.file(), "dual_write:\n  categories:\n    system: {percentage: 101}\n");
        assertThat(page.locator("#attention")).containsText("dual-write source failed");
        assertThat(page.locator("#attention code")).containsText("dual-write.yaml:3");
        assertThat(page.locator("#attention")).containsText("Still serving the reading of");
        keep(page, "failed-source");
        Files.writeString(GATEWAY.file(), "{}\n");
        assertThat(page.locator("#attention .notice")).hasCount(0);
    }

    @Test
    @Tag("D3")
    void aStoreThatTakesNoWritesLocksWhatWouldWriteUntilItTakesThemAgain() {
        var page = open(GATEWAY, "/");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Edit system"))
                .click();
        assertThat(save(page)).isEnabled();
        becomesFull();
        assertThat(page.locator("#store")).containsText("The store takes no writes: the disk is full");
        assertLocked(save(page));
        assertLocked(page.getByRole(AriaRole.BUTTON, named("realtime only")));
        assertThat(page.locator("form.edit .why-not")).hasText(READ_ONLY);
        assertThat(page.locator("#switch .why-not")).hasText(READ_ONLY);
        keep(page, "read-only");
        FULL.set(false);
        assertThat(page.locator("#store .notice")).hasCount(0);
        assertThat(save(page)).isEnabled();
        assertThat(page.locator("form.edit .why-not")).isHidden();
        assertThat(page.getByRole(AriaRole.BUTTON, named("realtime only"))).isEnabled();
    }

    @Test
    @Tag("D3")
    void aStoreThatTakesNoWritesLocksEveryPageWithoutScriptsToo() {
        GATEWAY.edit(PERCENTAGE, 60).send();
        becomesFull();
        var page = openWithoutScripts(GATEWAY, "/categories/system");
        assertLocked(save(page));
        assertLocked(page.getByRole(AriaRole.BUTTON, named("Reset")));
        page.navigate(at(GATEWAY.port(), "/override?to=realtime_only"));
        assertLocked(page.getByRole(AriaRole.BUTTON, named("Yes, realtime only")));
        page.navigate(at(GATEWAY.port(), "/history"));
        assertThat(page.locator("#store")).containsText("Read-only");
    }

    private void becomesFull() {
        FULL.set(true);
        GATEWAY.edit(PERCENTAGE, 59).send();
    }

    private static void assertLocked(Locator button) {
        assertThat(button).isDisabled();
        assertThat(button).hasAccessibleDescription(READ_ONLY);
    }

    private static Locator save(Page page) {
        return page.getByRole(AriaRole.BUTTON, named("Save as revision"));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    /** The real store, except that it has no room for more while {@link #FULL}. */
    private static RevisionStore thatFills(RevisionStore store) {
        return (RevisionStore) Proxy.newProxyInstance(
                RevisionStore.class.getClassLoader(),
                new Class<?>[] {RevisionStore.class},
                (proxy, method, arguments) -> FULL.get() && method.getName().equals("append")
                        ? Future.failedFuture(
                                new StoreUnavailableException("the disk is full", new IOException("no space")))
                        : method.invoke(store, arguments));
    }
}
