/* Whether this build runs under AddressSanitizer, which is slow and wants all of the
   address space: gcc and clang say so in different ways. */
#pragma once

#if defined(__SANITIZE_ADDRESS__)
#define BUILT_WITH_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define BUILT_WITH_ASAN 1
#endif
#endif

#ifndef BUILT_WITH_ASAN
#define BUILT_WITH_ASAN 0
#endif
