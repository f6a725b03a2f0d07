@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests04ListC0V0035alabelselectorchooses_fuafiHJIBJkya4TestfMp_17Z7d51be6a9baf9449fMu_(selector arg0:String,expected arg1:[String]) async throws -> Void {
  let $s17LocalClusterTests04ListC0V0035alabelselectorchooses_fuafiHJIBJkya4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ListTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests04ListC0V0035alabelselectorchooses_fuafiHJIBJkya4TestfMp_7__localfMu_.`a label selector chooses`(selector: arg0,expected: arg1))))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests04ListC0V0035alabelselectorchooses_fuafiHJIBJkya4TestfMp_25generator7d51be6a9baf9449fMu_() async -> Testing.Test {
  return .__function(
  named: "`a label selector chooses`(selector:expected:)",
  in: ListTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a label selector chooses",traits: [],arguments: {[
        ("app=web", ["a"]), ("app==web", ["a"]), ("app!=web", ["b", "c"]), ("app", ["a", "b"]), ("!app", ["c"]),
        ("app+in+(web,+db)", ["a", "b"]), ("app+notin+(web)", ["b", "c"]), ("app%20in%20%28db%29,tier=1", ["b"]),
        ("app=", []), ("", ["a", "b", "c"]),
    ]},sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/ListTests.swift", filePath: "/work/main/Tests/LocalClusterTests/ListTests.swift", line: 11, column: 6),
  parameters: [(firstName: "selector",secondName: nil,type: (String).self),(firstName: "expected",secondName: nil,type: ([String]).self)],
  testFunction: $s17LocalClusterTests04ListC0V0035alabelselectorchooses_fuafiHJIBJkya4TestfMp_17Z7d51be6a9baf9449fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests04ListC0V0035alabelselectorchooses_fuafiHJIBJkya4TestfMp_24accessor7d51be6a9baf9449fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests04ListC0V0035alabelselectorchooses_fuafiHJIBJkya4TestfMp_25generator7d51be6a9baf9449fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests04ListC0V0035alabelselectorchooses_fuafiHJIBJkya4TestfMp_33testContentRecord7d51be6a9baf9449fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests04ListC0V0035alabelselectorchooses_fuafiHJIBJkya4TestfMp_24accessor7d51be6a9baf9449fMu_($0, $1, $2, $3) },
  0b10,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/ListTests.swift:23:6-23:6
