/* The kernel tells of all devices to who listens (netlink(7)); of these only cards are heard. */
#include "kiosk/uevent.h"

#include <linux/netlink.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define KERNEL_GROUP 1 /* its own words; those of udev are group 2 */

int uevent_open(void)
{
    struct sockaddr_nl address = {.nl_family = AF_NETLINK, .nl_groups = KERNEL_GROUP};
    int fd = socket(AF_NETLINK, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, NETLINK_KOBJECT_UEVENT);
    if (fd >= 0 && bind(fd, (struct sockaddr *)&address, sizeof address) == 0)
        return fd;
    if (fd >= 0)
        close(fd);
    return -1;
}

bool uevent_is_of_card(const char *bytes, size_t len)
{
    static const char wanted[] = "SUBSYSTEM=drm";
    for (size_t at = 0; at < len; at += strnlen(bytes + at, len - at) + 1)
        if (len - at >= sizeof wanted && memcmp(bytes + at, wanted, sizeof wanted) == 0)
            return true;
    return false;
}

bool uevent_read(int fd)
{
    char bytes[8192];
    bool any = false;
    for (ssize_t len; (len = recv(fd, bytes, sizeof bytes, 0)) > 0;)
        any = uevent_is_of_card(bytes, (size_t)len) || any;
    return any;
}
