import Foundation
import Testing

@testable import Workspace

@Suite struct DecimalTextTests {
    @Test(arguments: [
        ("0", "0"), ("12", "12"), ("007", "7"), ("1.234", "1234"), ("1.234.567", "1234567"),
        ("1.234,5", "1234.5"),
        ("1234,5", "1234.5"), ("1234.5", "1234.5"), ("12.5", "12.5"), ("0.125", "0.125"),
        ("1234.567", "1234.567"),
        ("1,5", "1.5"), ("1,234", "1.234"), ("1,234,567", "1234567"), ("1,234.5", "1234.5"),
        ("1,234,567.25", "1234567.25"),
        ("1.234.567,25", "1234567.25"), ("1 234", "1234"), ("1\u{A0}234,5", "1234.5"), ("0,0", "0"),
        ("12.3456", "12.3456"),
        ("123456789012345678901234567890", "123456789012345678901234567890"),
    ])
    func reads(_ text: String, _ value: String) {
        #expect(DecimalText.vietnamese(text) == Decimal(string: value))
    }

    @Test(arguments: [
        "", " ", "-5", "+5", "12a", "a", "1.23.4", "1.2345.678", "12.34.567", "1,23,4", "1.234,5,6",
        "1,5.6.7", ".5", "5.", ",5",
        "5,", "1..2", "1,,2", "1.234,", "1 23", "1 2345", "1.23,4", "12%", "1e5", "１２", "٣", "½", "1.234,5.6",
        "1234567890123456789012345678901234567890", "0x10", "12 cuộc", "5/2025", "nan", "inf",
    ])
    func refuses(_ text: String) {
        #expect(DecimalText.vietnamese(text) == nil)
    }

    @Test func whatIsWrittenReadsTheSame() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<2000 {
            let digits = Int.random(in: 0...9_999_999_999, using: &generator)
            let places = Int.random(in: 0...5, using: &generator)
            let value = Decimal(sign: .plus, exponent: -places, significand: Decimal(digits))
            #expect(DecimalText.vietnamese(DecimalText.text(value)) == value, "\(value)")
        }
    }
}
