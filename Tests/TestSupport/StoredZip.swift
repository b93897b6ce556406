/// Makes ZIP archives for tests, entries stored unpacked; may lie where told to.
package struct StoredZip {
    package struct Entry {
        package var name: String
        package var bytes: [UInt8]
        /// What the headers claim instead of the true values.
        package var claimedSize: UInt32?
        package var claimedChecksum: UInt32?
        package var isEncrypted = false
        /// `st_mode` as a Unix system notes it; 0 for an archive of another system.
        package var mode: UInt32 = 0

        package init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }

        package init(_ name: String, _ bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    /// The archive of the entries in order (PKWARE APPNOTE 6.3.3, sections 4.3.7, 4.3.12 and 4.3.16).
    package static func bytes(_ entries: [Entry]) -> [UInt8] {
        var archive: [UInt8] = []
        var directory: [UInt8] = []
        for entry in entries {
            let offset = UInt32(archive.count)
            let common = header(of: entry)
            archive += little(UInt32(0x0403_4B50)) + common + Array(entry.name.utf8) + entry.bytes
            let system: UInt16 = entry.mode == 0 ? 0 : 3 << 8
            directory += little(UInt32(0x0201_4B50)) + little(system | 20) + common
            directory += [UInt8](repeating: 0, count: 6) + little(entry.mode << 16) + little(offset)
            directory += Array(entry.name.utf8)
        }
        let count = UInt16(entries.count)
        let end =
            little(UInt32(0x0605_4B50)) + little(UInt32(0)) + little(count) + little(count)
            + little(UInt32(directory.count)) + little(UInt32(archive.count)) + little(UInt16(0))
        return archive + directory + end
    }

    /// The fields both headers share, from "version needed" to "extra length".
    private static func header(of entry: Entry) -> [UInt8] {
        let size = entry.claimedSize ?? UInt32(entry.bytes.count)
        let flags: UInt16 = entry.isEncrypted ? 0x801 : 0x800
        return little(UInt16(20)) + little(flags) + little(UInt16(0)) + little(UInt32(0x0021_0000))
            + little(entry.claimedChecksum ?? checksum(entry.bytes)) + little(size) + little(size)
            + little(UInt16(entry.name.utf8.count)) + little(UInt16(0))
    }

    private static func little<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        (0..<Number.bitWidth / 8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }

    /// CRC-32 (ISO 3309), bit by bit: short and slow.
    static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var remainder: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            remainder ^= UInt32(byte)
            for _ in 0..<8 { remainder = remainder & 1 == 1 ? remainder >> 1 ^ 0xEDB8_8320 : remainder >> 1 }
        }
        return ~remainder
    }
}
