#pragma once
#include <stddef.h>

/// A font or template compiled into the program, under its name in the repository.
typedef struct {
    const char *name;
    const unsigned char *bytes;
    size_t size;
} CAsset;

/// The number of assets.
size_t baocao_asset_count(void);
/// The asset at an index below the count; an array itself does not import into Swift.
CAsset baocao_asset(size_t index);
